import { migrate } from '../../src/core/database/migrations/migrate.js';
import { openWorldDatabase } from '../../src/testing/world-database.js';
import { alternate, type Subject } from './lib/alternate.js';
import { type Goal, printComparisons } from './lib/report.js';
import { openAdding } from './reminders/adding.js';
import { measureCatchingUp } from './reminders/catching-up.js';
import { openGraphile } from './reminders/graphile.js';
import { openLedgerLoop } from './reminders/ledger-loop.js';
import { OwnEngine } from './reminders/own-engine.js';
import { openPlainLoop } from './reminders/plain-loop.js';
import { measureWaiting } from './reminders/waiting.js';

const ROUNDS = 5;
const DUE = 4_000;
const ADDED = 1_000;

/** The next are begun while it is written how the last ended. */
const ON_WAY = 200;

const goals: Goal[] = [
  { subject: 'alphapy', baseline: 'plain SQL', figure: 'microseconds', atMost: 1 / 0.7 },
  { subject: 'alphapy', baseline: 'graphile-worker with a ledger', figure: 'microseconds', atMost: 1 },
  { subject: 'alphapy adds', baseline: 'plain insert', figure: 'microseconds', atMost: 1 / 0.8 },
];

/** The reminder engine: from due to done, adding, the idle tick and lateness beside many that wait, and catching up. */
export default async function run(): Promise<void> {
  const database = await openWorldDatabase();
  await migrate({ url: database.url, plugins: [] });
  try {
    await compareThroughput(database.url);
    await compareAdding(database.url);
    await measureWaiting(database.url);
    await measureCatchingUp(database.url);
  } finally {
    await database.close();
  }
}

/** Microseconds from due to done, without Discord. */
async function compareThroughput(url: string): Promise<void> {
  const engine = await OwnEngine.open(url);
  const [plain, ledger, graphile] = [
    await openPlainLoop(url),
    await openLedgerLoop(url),
    await openGraphile(url),
  ];
  const subject = (name: string, run: (count: number) => Promise<number>) => perPiece(name, run, DUE);
  const own = subject('alphapy', () => deliverAll(engine));
  try {
    // Those with a ledger keep a row for each delivery, as we do. Jobs without one promise nothing of what ours prove, so
    // they have no goal.
    for (const baseline of [
      subject('plain SQL', plain.run),
      subject('plain SQL with a ledger', ledger.run),
      subject('graphile-worker', graphile.run),
      subject('graphile-worker with a ledger', graphile.runWithLedger),
    ])
      printComparisons(await alternate([baseline, own], ROUNDS), goals);
  } finally {
    await Promise.all([engine.close(), plain.close(), ledger.close(), graphile.close()]);
  }
}

/** Microseconds from a member's words to the row, one after another, against plain inserts, without a quota and with it. */
async function compareAdding(url: string): Promise<void> {
  const adding = await openAdding(url);
  try {
    const own = [
      perPiece('alphapy adds', adding.add, ADDED),
      perPiece('its reading of the words', adding.read, ADDED),
    ];
    for (const baseline of [
      perPiece('plain insert', adding.insert, ADDED),
      perPiece('plain insert with the quota', adding.insertCounted, ADDED),
    ])
      printComparisons(await alternate([baseline, ...own], ROUNDS), goals);
  } finally {
    await adding.close();
  }
}

function perPiece(name: string, run: (count: number) => Promise<number>, count: number): Subject {
  return { name, measure: async () => ({ microseconds: ((await run(count)) * 1000) / count }) };
}

async function deliverAll(engine: OwnEngine): Promise<number> {
  await engine.clear();
  await engine.fill(DUE, Temporal.Now.instant().subtract({ minutes: 1 }), 1);
  const began = performance.now();
  while (engine.sentAt.length < DUE) {
    await engine.tick();
    await engine.fewerThan(ON_WAY);
  }
  await engine.settled();
  const milliseconds = performance.now() - began;
  const sent = await engine.countSent();
  if (sent !== DUE) throw new Error(`${sent} instead of ${DUE}`);
  engine.sentAt.length = 0;
  return milliseconds;
}
