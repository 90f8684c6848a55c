import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { type Client, GatewayIntentBits, GatewayOpcodes } from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/index.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient, destroyClients } from '../clients.js';
import { RawClient } from './raw-client.js';

const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.MessageContent;

describe('a session that loses its connection', () => {
  let discord: Sandbox;
  let guild: GuildActor;

  async function start(options: SandboxOptions = {}): Promise<void> {
    discord = await startSandbox({ application: { maxConcurrency: 16 }, ...options });
    guild = discord.createGuild({ name: 'Tea house' });
  }

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  /** Writes a message every few milliseconds, and counts those that the client hears. */
  function countMessages(client: Client) {
    const heard: string[] = [];
    client.on('messageCreate', ({ content }) => heard.push(content));
    const alice = guild.member('alice');
    let said = 0;
    const timer = setInterval(() => {
      said += 1;
      alice.says(String(said));
    }, 5);
    return async () => {
      clearInterval(timer);
      alice.says('end');
      while (!heard.includes('end')) await once(client, 'messageCreate');
      const expected = Array.from({ length: said }, (_, index) => String(index + 1));
      return { heard, expected: [...expected, 'end'] };
    };
  }

  const drops: readonly [string, () => void][] = [
    ['is dropped with 4000', () => discord.faults.drop(4000)],
    ['is dropped without a word', () => discord.faults.drop(null)],
    ['is asked to reconnect (op 7)', () => discord.faults.reconnect()],
    ['is invalidated, but resumable (op 9 true)', () => discord.faults.invalidate(true)],
  ];
  for (const [name, drop] of drops) {
    it(`and ${name} resumes and misses no message, hears none twice`, async () => {
      await start();
      const client = await connectClient(discord, { intents });
      const finish = countMessages(client);
      const resumed = once(client, 'shardResume');
      drop();
      await resumed;
      const { heard, expected } = await finish();
      expect(heard).to.deep.equal(expected);
      const application = discord.world.state.applications.get(discord.applicationId);
      expect(application?.sessionStarts.remaining).to.equal(999);
    });
  }

  it('and is invalidated for good (op 9 false) identifies anew', async () => {
    await start({ gatewayLimits: { identifyIntervalMs: 0 } });
    const client = await connectClient(discord);
    const ready = once(client, 'shardReady');
    discord.faults.invalidate(false);
    await ready;
    const application = discord.world.state.applications.get(discord.applicationId);
    expect(application?.sessionStarts.remaining).to.equal(998);
  });

  it('gets the replay in order, then RESUMED', async () => {
    await start();
    const first = await RawClient.identified(discord, { intents: GatewayIntentBits.GuildMessages });
    const session_id = (await first.event('READY')).d.session_id;
    await first.terminate();
    for (const word of ['one', 'two']) guild.member('alice').says(word);
    const second = new RawClient(discord);
    await second.hello();
    second.send(GatewayOpcodes.Resume, { token: discord.token, session_id, seq: 1 });
    await second.event('RESUMED');
    expect(second.types).to.deep.equal(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED']);
    expect(second.frames.flatMap(({ s }) => s ?? [])).to.deep.equal([2, 3, 4]);
  });

  it('cannot be resumed after it said good-bye with 1000', async () => {
    await start();
    const first = await RawClient.identified(discord);
    const session_id = (await first.event('READY')).d.session_id;
    await first.close(1000);
    expect(await resumeOf(session_id)).to.equal(false);
  });

  it('cannot be resumed when it was away for too long', async () => {
    const hostClock = new ManualClock('2026-11-25T12:00:00Z');
    await start({ hostClock });
    const first = await RawClient.identified(discord);
    const session_id = (await first.event('READY')).d.session_id;
    await first.terminate();
    while (discord.gateway.sessions.some(({ socket }) => socket)) await setImmediate();
    await hostClock.advance({ minutes: 3 });
    expect(await resumeOf(session_id)).to.equal(false);
  });

  it('cannot be resumed when more was missed than is kept', async () => {
    await start({ gatewayLimits: { replayEvents: 2 } });
    const first = await RawClient.identified(discord, { intents });
    const session_id = (await first.event('READY')).d.session_id;
    await first.terminate();
    for (const word of ['one', 'two', 'three']) guild.member('alice').says(word);
    expect(await resumeOf(session_id)).to.equal(false);
  });

  it('cannot be resumed from an event that was never sent: 4007', async () => {
    await start();
    const first = await RawClient.identified(discord);
    const session_id = (await first.event('READY')).d.session_id;
    await first.terminate();
    const second = new RawClient(discord);
    await second.hello();
    second.send(GatewayOpcodes.Resume, { token: discord.token, session_id, seq: 99 });
    expect(await second.closed()).to.equal(4007);
  });

  /** What the server answers to a resume: RESUMED, or op 9 with this `d`. */
  async function resumeOf(session_id: string): Promise<unknown> {
    const client = new RawClient(discord);
    await client.hello();
    client.send(GatewayOpcodes.Resume, { token: discord.token, session_id, seq: 1 });
    const { op, t, d } = await client.frame(
      ({ op, t }) => op === GatewayOpcodes.InvalidSession || t === 'RESUMED',
    );
    return op === GatewayOpcodes.InvalidSession ? d : t;
  }
});
