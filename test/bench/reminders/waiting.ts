import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../lib/alternate.js';
import { OwnEngine } from './own-engine.js';

const PENDING = [10_000, 100_000, 1_000_000];
const IDLE_TICKS = 300;
const SENDS_PER_SECOND = 40;
const SECONDS = 20;
/** About how long Discord takes for a message. */
const DISCORD_LATENCY = 150;
const MOST_IDLE_RATIO = 1.2;
const MOST_LATE = 1000;

/** What many reminders that wait for tomorrow cost those that are due, and the tick that finds nothing. */
export async function measureWaiting(url: string): Promise<void> {
  const engine = await OwnEngine.open(url, async () => {
    await sleep(DISCORD_LATENCY);
  });
  await engine.clear();
  let waiting = 0;
  const idle: number[] = [];
  for (const pending of PENDING) {
    await engine.fill(pending - waiting, Temporal.Now.instant().add({ hours: 24 }), 1_000_000);
    waiting = pending;
    idle.push(await idleTick(engine));
    console.log(`idle tick with ${pending} waiting: ${idle.at(-1)?.toFixed(2)} ms`);
    await lateness(engine, pending);
  }
  const ratio = (idle.at(-1) ?? Number.NaN) / (idle[0] ?? Number.NaN);
  console.log(
    `idle tick, most / least waiting: ${ratio.toFixed(2)}  goal <= ${MOST_IDLE_RATIO}: ${verdict(ratio <= MOST_IDLE_RATIO)}`,
  );
  await engine.close();
}

/** Milliseconds of a tick that finds nothing due. */
async function idleTick(engine: OwnEngine): Promise<number> {
  const ticks: number[] = [];
  for (let tick = 0; tick < IDLE_TICKS; tick++) {
    const began = performance.now();
    await engine.tick();
    ticks.push(performance.now() - began);
  }
  return median(ticks);
}

/** How late a message is handed to Discord, in an open loop at a steady rate. */
async function lateness(engine: OwnEngine, pending: number): Promise<void> {
  engine.sentAt.length = 0;
  engine.dueAt.length = 0;
  const count = SENDS_PER_SECOND * SECONDS;
  await engine.fill(count, Temporal.Now.instant().add({ seconds: 5 }), SECONDS);
  await engine.work(count);
  const late = engine.sentAt
    .map((sentAt, index) => sentAt - (engine.dueAt[index]?.epochMilliseconds ?? Number.NaN))
    .sort((a, b) => a - b);
  const at = (share: number) => Math.round(late[Math.floor(late.length * share)] ?? Number.NaN);
  console.log(
    `lateness at ${SENDS_PER_SECOND} a second beside ${pending}: median ${at(0.5)} ms, p99 ${at(0.99)} ms, ` +
      `worst ${at(0.9999)} ms  goal p99 <= ${MOST_LATE}: ${verdict(at(0.99) <= MOST_LATE)}`,
  );
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'MISSED';
}
