import { once } from 'node:events';
import { expect } from 'chai';
import { ApplicationFlags, GatewayIntentBits } from 'discord.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient, destroyClients } from '../clients.js';
import { RawClient } from './raw-client.js';

/** Ids whose shards of two are 0 and 1. */
const EVEN_GUILD = String(2n << 22n);
const ODD_GUILD = String(3n << 22n);

describe('a client that identifies', () => {
  let discord: Sandbox;

  beforeEach(async () => {
    discord = await startSandbox({
      application: { maxConcurrency: 16 },
      gatewayLimits: { identifyIntervalMs: 0 },
    });
  });

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  it('is told who it is, and its guilds with their channels, roles and itself', async () => {
    discord.createGuild({ name: 'Tea house', channels: ['general', 'kitchen'], roles: ['Moderator'] });
    const client = await connectClient(discord);
    expect(client.user?.id).to.equal(discord.applicationId);
    expect(client.application?.id).to.equal(discord.applicationId);
    const [guild] = client.guilds.cache.values();
    expect(guild?.name).to.equal('Tea house');
    expect(guild?.channels.cache.map(({ name }) => name)).to.deep.equal(['general', 'kitchen']);
    expect(guild?.roles.cache.map(({ name }) => name)).to.have.members(['@everyone', 'Moderator', 'Alphapy']);
    expect(guild?.members.me?.id).to.equal(discord.applicationId);
  });

  it('hears of the guilds of its shard only', async () => {
    discord.createGuild({ name: 'even', id: EVEN_GUILD });
    discord.createGuild({ name: 'odd', id: ODD_GUILD });
    const client = await connectClient(discord, { shards: [0, 1], shardCount: 2 });
    const shardOf = new Map(client.guilds.cache.map(({ name, shardId }) => [name, shardId]));
    expect(shardOf).to.deep.equal(
      new Map([
        ['even', 0],
        ['odd', 1],
      ]),
    );
    const alone = await connectClient(discord, { shards: [1], shardCount: 2 });
    expect(alone.guilds.cache.map(({ name }) => name)).to.deep.equal(['odd']);
  });

  it('hears of direct messages on shard 0', async () => {
    const guild = discord.createGuild({ name: 'odd', id: ODD_GUILD });
    const alice = guild.member('alice');
    const intents = GatewayIntentBits.DirectMessages;
    const first = await RawClient.identified(discord, { shard: [0, 2], intents });
    const second = await RawClient.identified(discord, { shard: [1, 2], intents });
    alice.says('hello', { in: alice.directMessages() });
    expect((await first.event('MESSAGE_CREATE')).d.content).to.equal('hello');
    expect(second.types).to.deep.equal(['READY']);
  });

  it('is told which privileged intents are enabled', async () => {
    const client = await connectClient(discord);
    const { flags } = (await client.application?.fetch()) ?? {};
    expect(flags?.has(ApplicationFlags.GatewayMessageContentLimited)).to.equal(true);
  });

  it('needs no User-Agent and gets its session, its shard and where to resume', async () => {
    const client = await RawClient.identified(discord, { shard: [1, 2] });
    const { d } = await client.event('READY');
    expect(d.session_id).to.match(/^[0-9a-f]{32}$/);
    expect(d.shard).to.deep.equal([1, 2]);
    expect(d.resume_gateway_url).to.equal(`${discord.world.origin.replace('http', 'ws')}/gateway`);
  });

  it('is told when it joins a guild and when it is removed', async () => {
    const client = await connectClient(discord);
    const joined = once(client, 'guildCreate');
    const guild = discord.createGuild({ name: 'Tea house' });
    const [told] = await joined;
    expect(told.name).to.equal('Tea house');
    expect(told.channels.cache.map(({ name }: { name: string }) => name)).to.deep.equal(['general']);
    const left = once(client, 'guildDelete');
    guild.kicksBot();
    expect((await left)[0].id).to.equal(guild.id);
  });

  it('shares a shard with other sessions, and each hears every event', async () => {
    const guild = discord.createGuild({ name: 'Tea house' });
    const intents = GatewayIntentBits.GuildMessages;
    const old = await RawClient.identified(discord, { intents });
    const replacement = await RawClient.identified(discord, { intents, shard: [0, 1] });
    guild.member('alice').says('hello');
    await Promise.all([old.event('MESSAGE_CREATE'), replacement.event('MESSAGE_CREATE')]);
  });
});
