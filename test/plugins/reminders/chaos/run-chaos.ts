/**
 * The long form of the chaos test, with Discord's own limit of 50 requests a second: `npm run test:chaos -- 10000`.
 * Prints what became of the reminders, and fails when one was lost or doubled.
 */
import { runChaos } from './chaos.js';

const [count = '10000', within = '60', rate = '50', kills = '60'] = process.argv.slice(2);
const began = performance.now();
const verdict = await runChaos({
  reminders: Number(count),
  dueWithinSeconds: Number(within),
  secondsBetweenKills: 0.5,
  requestsPerSecond: rate === 'none' ? null : Number(rate),
  kills: Number(kills),
  standbys: 12,
  seed: 7,
});
console.log({ ...verdict, seconds: Math.round((performance.now() - began) / 1000) });
if (verdict.lost > 0 || verdict.doubled > 0 || verdict.sent !== Number(count)) process.exitCode = 1;
