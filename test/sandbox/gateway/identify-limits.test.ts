import { expect } from 'chai';
import { REST, Routes } from 'discord.js';
import { GatewayOpcodes } from 'discord-api-types/v10';
import { startSandbox } from '../../../src/sandbox/index.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import type { SessionStarts } from '../../../src/sandbox/state/state.js';
import { RawClient } from './raw-client.js';

describe('identifying', () => {
  let discord: Sandbox;
  let clock: ManualClock;
  let hostClock: ManualClock;

  beforeEach(async () => {
    clock = new ManualClock('2026-11-25T12:00:00Z');
    hostClock = new ManualClock('2026-11-25T12:00:00Z');
    discord = await startSandbox({ clock, hostClock, application: { maxConcurrency: 2 } });
  });

  afterEach(() => discord.close());

  const starts = (): SessionStarts | undefined =>
    discord.world.state.applications.get(discord.applicationId)?.sessionStarts;

  async function identify(shard: number): Promise<'READY' | 'invalid session' | number> {
    const client = new RawClient(discord);
    await client.hello();
    client.identify(discord, { shard: [shard, 8] });
    const frame = client.frame(({ t, op }) => t === 'READY' || op === GatewayOpcodes.InvalidSession);
    const answer = frame.then(({ t }) => (t === 'READY' ? t : 'invalid session'));
    return Promise.race([answer, client.closed()]);
  }

  it('is refused within 5 seconds in the same bucket, which is the shard modulo max_concurrency', async () => {
    expect(await identify(0)).to.equal('READY');
    expect(await identify(1)).to.equal('READY');
    expect(await identify(2)).to.equal('invalid session');
    await hostClock.advance({ seconds: 5 });
    expect(await identify(2)).to.equal('READY');
  });

  it('is counted against the day, which GET /gateway/bot tells and which ends after 24 hours', async () => {
    const rest = new REST({ api: discord.url }).setToken(discord.token);
    const remaining = async () => {
      const { session_start_limit } = (await rest.get(Routes.gatewayBot())) as {
        session_start_limit: { remaining: number; reset_after: number };
      };
      return [session_start_limit.remaining, session_start_limit.reset_after];
    };
    expect(await remaining()).to.deep.equal([1_000, 0]);
    await identify(0);
    await clock.advance({ hours: 1 });
    expect(await remaining()).to.deep.equal([999, 23 * 3_600_000]);
    await clock.advance({ hours: 23 });
    expect(await remaining()).to.deep.equal([1_000, 0]);
  });

  it('beyond the budget ends all sessions and resets the token', async () => {
    const limit = starts();
    if (limit) limit.remaining = 1;
    const token = discord.token;
    const served = await RawClient.identified(discord);
    expect(await identify(1)).to.equal(4004);
    expect(await served.closed()).to.equal(4004);
    expect(discord.token).not.to.equal(token);
  });
});
