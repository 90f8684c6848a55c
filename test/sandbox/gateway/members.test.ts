import { expect } from 'chai';
import { type APIGuildMember, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient, destroyClients } from '../clients.js';
import { RawClient } from './raw-client.js';

const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMembers;

describe('members of a guild, asked for over the gateway,', () => {
  let discord: Sandbox;
  let guild: GuildActor;
  let hostClock: ManualClock;

  beforeEach(async () => {
    hostClock = new ManualClock('2026-11-25T12:00:00Z');
    discord = await startSandbox({ hostClock });
    guild = discord.createGuild({ name: 'Tea house' });
  });

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  it('come all together, in chunks of a thousand', async () => {
    for (let index = 0; index < 1_200; index += 1) guild.member(`member-${index}`);
    const client = await connectClient(discord, { intents });
    expect(client.guilds.cache.first()?.members.cache.size).to.equal(1);
    const members = await client.guilds.cache.first()?.members.fetch();
    expect(members?.size).to.equal(1_202);
  });

  it('come all together once in 30 seconds', async () => {
    const client = await RawClient.identified(discord, { intents });
    const ask = () =>
      client.send(GatewayOpcodes.RequestGuildMembers, {
        guild_id: guild.id,
        query: '',
        limit: 0,
        nonce: 'n',
      });
    ask();
    await client.event('GUILD_MEMBERS_CHUNK');
    await hostClock.advance({ seconds: 10 });
    ask();
    const { d } = await client.event('RATE_LIMITED');
    expect(d).to.deep.equal({ opcode: 8, retry_after: 20, meta: { guild_id: guild.id, nonce: 'n' } });
  });

  it('are found by the beginning of their name', async () => {
    guild.member('alice');
    guild.member('bob', { nick: 'Ali' });
    guild.member('carol');
    const client = await RawClient.identified(discord, { intents: 0 });
    client.send(GatewayOpcodes.RequestGuildMembers, {
      guild_id: guild.id,
      query: 'ali',
      limit: 10,
      nonce: 'n',
    });
    const { d } = await client.event('GUILD_MEMBERS_CHUNK');
    expect(d.members.map(({ user }: APIGuildMember) => user.username)).to.deep.equal(['alice', 'bob']);
    expect([d.chunk_index, d.chunk_count, d.nonce]).to.deep.equal([0, 1, 'n']);
  });

  it('are found by id, and those who are none are named', async () => {
    const alice = guild.member('alice');
    const client = await RawClient.identified(discord, { intents: 0 });
    client.send(GatewayOpcodes.RequestGuildMembers, {
      guild_id: guild.id,
      user_ids: [alice.id, '1'],
      limit: 0,
    });
    const { d } = await client.event('GUILD_MEMBERS_CHUNK');
    expect(d.members).to.have.length(1);
    expect(d.not_found).to.deep.equal(['1']);
  });
});
