import { migrate } from '../../src/core/database/migrations/migrate.js';
import { openWorldDatabase } from '../../src/testing/world-database.js';
import { alternate, median, type Subject } from './lib/alternate.js';
import { type Goal, printComparisons } from './lib/report.js';
import { openGraphile } from './reminders/graphile.js';
import { OwnEngine } from './reminders/own-engine.js';
import { openPlainLoop } from './reminders/plain-loop.js';

const ROUNDS = 5;
const DUE = 4_000;
const PENDING = [10_000, 100_000, 1_000_000];
const SENDS_PER_SECOND = 40;
const SECONDS = 20;
/** About how long Discord takes for a message. */
const DISCORD_LATENCY = 150;

const goals: Goal[] = [
  { subject: 'alphapy', baseline: 'plain SQL', figure: 'microseconds', atMost: 1 / 0.7 },
  { subject: 'alphapy', baseline: 'graphile-worker', figure: 'microseconds', atMost: 1 },
];

/** The reminder engine without Discord: from due to done, the idle tick beside many that wait, and lateness. */
export default async function run(): Promise<void> {
  const database = await openWorldDatabase();
  await migrate({ url: database.url, plugins: [] });
  try {
    await compareThroughput(database.url);
    await measureIdleTick(database.url);
    await measureLateness(database.url);
  } finally {
    await database.close();
  }
}

async function compareThroughput(url: string): Promise<void> {
  const engine = await OwnEngine.open(url);
  const plain = await openPlainLoop(url);
  const graphile = await openGraphile(url);
  const subject = (name: string, milliseconds: () => Promise<number>): Subject => ({
    name,
    measure: async () => ({ microseconds: ((await milliseconds()) * 1000) / DUE }),
  });
  const own = subject('alphapy', () => deliverAll(engine));
  try {
    printComparisons(await alternate([subject('plain SQL', () => plain.run(DUE)), own], ROUNDS), goals);
    printComparisons(
      await alternate([subject('graphile-worker', () => graphile.run(DUE)), own], ROUNDS),
      goals,
    );
  } finally {
    await Promise.all([engine.close(), plain.close(), graphile.close()]);
  }
}

async function deliverAll(engine: OwnEngine): Promise<number> {
  await engine.clear();
  await engine.fill(DUE, Temporal.Now.instant().subtract({ minutes: 1 }), 1);
  const began = performance.now();
  while (engine.sentAt.length < DUE) {
    await engine.tick();
    await engine.settled();
  }
  const milliseconds = performance.now() - began;
  const sent = await engine.countSent();
  if (sent !== DUE) throw new Error(`${sent} instead of ${DUE}`);
  engine.sentAt.length = 0;
  return milliseconds;
}

/** Milliseconds of a tick that finds nothing due. Goal: no more than 1.2 times as many with 100 times as many waiting. */
async function measureIdleTick(url: string): Promise<void> {
  const engine = await OwnEngine.open(url);
  await engine.clear();
  let waiting = 0;
  const medians: number[] = [];
  for (const pending of PENDING) {
    await engine.fill(pending - waiting, Temporal.Now.instant().add({ hours: 24 }), 1_000_000);
    waiting = pending;
    const ticks: number[] = [];
    for (let tick = 0; tick < 300; tick++) {
      const began = performance.now();
      await engine.tick();
      ticks.push(performance.now() - began);
    }
    medians.push(median(ticks));
    console.log(`idle tick with ${pending} waiting: ${median(ticks).toFixed(2)} ms`);
  }
  const [least = Number.NaN] = medians;
  console.log(
    `idle tick, most / least waiting: ${((medians.at(-1) ?? Number.NaN) / least).toFixed(2)}  goal <= 1.2`,
  );
  await engine.close();
}

/** How late a message is handed to Discord, in an open loop at a steady rate. Goal: 99 % within a second. */
async function measureLateness(url: string): Promise<void> {
  const engine = await OwnEngine.open(url, DISCORD_LATENCY);
  await engine.clear();
  const count = SENDS_PER_SECOND * SECONDS;
  await engine.fill(count, Temporal.Now.instant().add({ seconds: 2 }), SECONDS);
  while (engine.sentAt.length < count) {
    const next = performance.now() + 1000;
    await engine.tick();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
  await engine.settled();
  const late = engine.sentAt
    .map((sentAt, index) => sentAt.since(engine.dueAt[index] ?? sentAt).total('milliseconds'))
    .sort((a, b) => a - b);
  const at = (share: number) => Math.round(late[Math.floor(late.length * share)] ?? Number.NaN);
  console.log(
    `lateness at ${SENDS_PER_SECOND} a second: median ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(0.9999)} ms  goal p99 <= 1000`,
  );
  await engine.close();
}
