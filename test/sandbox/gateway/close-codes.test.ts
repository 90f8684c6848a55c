import { expect } from 'chai';
import { GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { RawClient } from './raw-client.js';

describe('the gateway closes the connection of a client that', () => {
  let discord: Sandbox;

  beforeEach(async () => {
    discord = await startSandbox({ application: { maxConcurrency: 16 } });
  });

  afterEach(() => discord.close());

  async function codeAfter(act: (client: RawClient) => void): Promise<number> {
    const client = new RawClient(discord);
    await client.hello();
    act(client);
    return client.closed();
  }

  it('sends an unknown opcode, with 4001', async () => {
    expect(await codeAfter((client) => client.send(99, null))).to.equal(4001);
  });

  it('sends something else than JSON, with 4002', async () => {
    expect(await codeAfter((client) => client.sendText('{'))).to.equal(4002);
  });

  it('sends a payload of the wrong shape, with 4002', async () => {
    expect(await codeAfter((client) => client.send(GatewayOpcodes.Identify, { token: 5 }))).to.equal(4002);
  });

  it('sends more than 4096 bytes, with 4002', async () => {
    const act = (client: RawClient) => client.send(GatewayOpcodes.Heartbeat, 'x'.repeat(4_096));
    expect(await codeAfter(act)).to.equal(4002);
  });

  it('speaks before it has identified, with 4003', async () => {
    const request = { guild_id: '1', query: '', limit: 0 };
    const act = (client: RawClient) => client.send(GatewayOpcodes.RequestGuildMembers, request);
    expect(await codeAfter(act)).to.equal(4003);
  });

  it('identifies with a wrong token, with 4004', async () => {
    expect(await codeAfter((client) => client.identify(discord, { token: 'wrong' }))).to.equal(4004);
  });

  it('identifies twice, with 4005', async () => {
    const client = await RawClient.identified(discord);
    client.identify(discord);
    expect(await client.closed()).to.equal(4005);
  });

  it('resumes with a wrong token, with 4004', async () => {
    const resume = { token: 'wrong', session_id: 'x', seq: 1 };
    expect(await codeAfter((client) => client.send(GatewayOpcodes.Resume, resume))).to.equal(4004);
  });

  it('sends more than 120 frames in a minute, with 4008', async () => {
    const act = (client: RawClient) => {
      for (let sent = 0; sent <= 120; sent += 1) client.send(GatewayOpcodes.Heartbeat, null);
    };
    expect(await codeAfter(act)).to.equal(4008);
  });

  it('claims a shard beyond the count, with 4010', async () => {
    expect(await codeAfter((client) => client.identify(discord, { shard: [2, 2] }))).to.equal(4010);
  });

  it('speaks another version of the gateway, with 4012', async () => {
    expect(await new RawClient(discord, 'v=6&encoding=json').closed()).to.equal(4012);
  });

  it('asks for intents that do not exist, with 4013', async () => {
    expect(await codeAfter((client) => client.identify(discord, { intents: 1 << 17 }))).to.equal(4013);
  });

  it('asks for a privileged intent that is not enabled, with 4014', async () => {
    const application = discord.world.state.applications.get(discord.applicationId);
    if (application) application.privilegedIntents = GatewayIntentBits.MessageContent;
    const intents = GatewayIntentBits.GuildMembers;
    expect(await codeAfter((client) => client.identify(discord, { intents }))).to.equal(4014);
  });

  it('would have more than 2500 guilds in one shard, with 4011', async () => {
    for (let index = 0; index < 2_501; index += 1)
      discord.createGuild({ name: `guild ${index}`, channels: [] });
    expect(await codeAfter((client) => client.identify(discord))).to.equal(4011);
  });
});
