import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SandboxClock } from '../../../../src/sandbox/clock.js';
import { seededRandom } from '../../../../src/sandbox/faults/seeded-random.js';
import { startSandbox } from '../../../../src/sandbox/index.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import { temporaryFolder } from '../../../support/temporary.js';
import { BackendHerd } from './backend-herd.js';
import type { Troubles } from './bad-days.js';
import { FragileDatabase } from './fragile-database.js';
import { makeDue } from './make-due.js';
import { PostLedger, type Verdict } from './post-ledger.js';

const BACKENDS = 3;

/** A claim whose process died is free again after a minute. Nobody waits for that: the clocks are moved. */
const LEASE = { seconds: 61 };

/** Nothing has arrived for so long: what is left waits for a lease, or for a later attempt. */
const STILL_MILLISECONDS = 1_500;
const MOST_MOVES = 60;

/** Discord stays as it is until so many have arrived. */
const SHARE_IN_TROUBLE = 0.9;

export interface ChaosWorldOptions {
  /** What Discord takes of the bot. Null lets it send as fast as it can. */
  readonly requestsPerSecond: number | null;
  /** How many processes are ready to take the place of killed ones; after those, each has to start first. */
  readonly standbys: number;
}

export interface ChaosOptions {
  readonly reminders: number;
  /** They fall due evenly over so many seconds. */
  readonly dueWithinSeconds: number;
  readonly kills: number;
  readonly secondsBetweenKills: number;
  /** For so many seconds more a kill waits until something is posted again; then it comes anyway. */
  readonly patience: number;
  readonly seed: number;
  /** What goes wrong on Discord's side meanwhile. */
  spoil(discord: Sandbox): Troubles;
}

/** Backends, their database and their Discord, in which one run of chaos may follow another. */
export class ChaosWorld implements AsyncDisposable {
  private constructor(
    private readonly database: FragileDatabase,
    private readonly discord: Sandbox,
    private readonly clock: SandboxClock,
    private readonly herd: BackendHerd,
    private readonly undo: AsyncDisposableStack,
  ) {}

  static async start({ requestsPerSecond, standbys }: ChaosWorldOptions): Promise<ChaosWorld> {
    await using undo = new AsyncDisposableStack();
    const folder = temporaryFolder('alphapy-chaos-');
    undo.defer(() => rmSync(folder, { recursive: true, force: true }));
    const database = await FragileDatabase.start(folder);
    undo.defer(() => database.stop());
    const clock = new SandboxClock();
    const discord = await startSandbox({ clock, limits: { requestsPerSecond } });
    undo.defer(() => discord.close());
    const herd = new BackendHerd({
      size: BACKENDS,
      logFile: join(folder, 'backends.log'),
      requestsPerSecond: requestsPerSecond ?? 1000,
      surroundings: () => ({
        discordUrl: discord.url,
        token: discord.token,
        databaseUrl: database.url,
        now: clock.now().toString(),
      }),
    });
    undo.defer(() => herd.end());
    await herd.prepare(BACKENDS + standbys);
    await herd.start();
    return new ChaosWorld(database, discord, clock, herd, undo.move());
  }

  /** Reminders that fall due while backends are killed one after another and the database is killed once. */
  async run(options: ChaosOptions): Promise<Verdict> {
    const { database, discord, herd } = this;
    await database.clear();
    herd.countAnew();
    using ledger = new PostLedger(discord);
    const guilds = await makeDue(database.url, discord, options);
    const troubles = options.spoil(discord);
    await disturb(herd, database, ledger, options);
    const most = options.reminders * SHARE_IN_TROUBLE;
    let moves = await this.#settle(() => ledger.arrived >= most);
    discord.faults.clear();
    moves += await this.#settle(async () => (await database.left()) === 0);
    const { killed, longestBetweenKills } = herd;
    const counts = { killed, longestBetweenKills, moves, troubles: troubles() };
    return { ...ledger.verdict(guilds, options.reminders), ...(await database.states()), ...counts };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.undo.disposeAsync();
  }

  /**
   * Lets the backends work until it is over, and tells how often the clocks were moved for that: what claims of dead
   * ones hold back comes when the clocks have moved past their leases.
   */
  async #settle(isOver: () => boolean | Promise<boolean>): Promise<number> {
    const { herd, database, clock } = this;
    for (let moves = 0; moves < MOST_MOVES; moves++) {
      if (await comesToThat(herd, database, isOver)) return moves;
      await herd.moveClocks(async () => {
        await clock.advance(LEASE);
        return clock.now();
      });
    }
    return MOST_MOVES;
  }
}

/** Kills one backend after another, and the database in the middle. */
async function disturb(
  herd: BackendHerd,
  database: FragileDatabase,
  ledger: PostLedger,
  { kills, secondsBetweenKills, patience, seed }: ChaosOptions,
): Promise<void> {
  const random = seededRandom(seed);
  let restart: Promise<void> | null = null;
  for (let turn = 1; turn <= kills; turn++) {
    await sleep(secondsBetweenKills * 1000);
    if (patience > 0) await ledger.nextPost(patience * 1000);
    await herd.killOne(random);
    if (turn === Math.ceil(kills / 2)) restart = database.killAndRestart();
  }
  await restart;
}

/** Whether it comes to be over; false as soon as nothing moves any more, though all backends work. */
async function comesToThat(
  herd: BackendHerd,
  database: FragileDatabase,
  isOver: () => boolean | Promise<boolean>,
): Promise<boolean> {
  let [left, since] = [await database.left(), performance.now()];
  while (!(await isOver())) {
    if (performance.now() - since >= STILL_MILLISECONDS) return false;
    await sleep(100);
    const now = await database.left();
    if (now !== left || !herd.isComplete) [left, since] = [now, performance.now()];
  }
  return true;
}
