import { expect } from 'chai';
import { GatewayIntentBits } from 'discord-api-types/v10';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { RawClient } from './raw-client.js';

const MEGABYTE = 2 ** 20;

describe('a gateway client', () => {
  let discord: Sandbox;

  beforeEach(async () => {
    discord = await startSandbox({
      gatewayLimits: { identifyIntervalMs: 0, replayBytes: 100, unreadBytes: 2 * MEGABYTE },
    });
  });

  afterEach(() => discord.close());

  it('is told of many guilds at the speed at which it reads', async () => {
    const channels = Array.from({ length: 20 }, (_, index) => `channel-${index}`);
    for (let index = 0; index < 1_000; index += 1) discord.createGuild({ name: `guild ${index}`, channels });
    const client = await RawClient.identified(discord, { intents: GatewayIntentBits.Guilds });
    const last = discord.guild('guild 999').id;
    await client.frame(({ t, d }) => t === 'GUILD_CREATE' && d.id === last);
    expect(client.types.filter((type) => type === 'GUILD_CREATE')).to.have.length(1_000);
  });

  it('that does not read is cut off before it fills the memory', async () => {
    const client = await RawClient.identified(discord, { intents: GatewayIntentBits.Guilds });
    client.stopReading();
    const isConnected = () => discord.gateway.sessions.some(({ socket }) => socket);
    const data = { text: 'x'.repeat(MEGABYTE) };
    for (let sent = 0; isConnected() && sent < 50; sent += 1) {
      discord.world.dispatch({ type: 'USER_UPDATE', guildId: null, data });
    }
    expect(isConnected()).to.equal(false);
  });
});
