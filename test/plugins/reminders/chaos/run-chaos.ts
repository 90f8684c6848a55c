/**
 * The long form of the chaos test, with Discord's own limit of 50 requests a second and a kill every half
 * second, whatever runs: those that take the place of killed ones are ready before.
 * `npm run test:chaos`, or smaller, `npm run test:chaos -- <reminders> <seconds> <a second> <kills> <day>`; the day is
 * "good", or "bad" when more than half of all posts shall meet with an error of Discord's, a limit, or no answer.
 * Prints what became of the reminders, and fails when one was lost or doubled, when on a good day more than a tenth was
 * posted in vain, and when no kill has hit a post on its way.
 */
import { answerSlowly, haveABadDay } from './bad-days.js';
import { ChaosWorld } from './chaos.js';

const MOST_POSTS_PER_REMINDER = 1.1;

const [count = '10000', within = '60', rate = '50', kills = '60', day = 'good'] = process.argv.slice(2);
const began = performance.now();
await using world = await ChaosWorld.start({
  requestsPerSecond: rate === 'none' ? null : Number(rate),
  standbys: Number(kills),
});
const verdict = await world.run({
  reminders: Number(count),
  dueWithinSeconds: Number(within),
  secondsBetweenKills: 0.5,
  patience: 0,
  kills: Number(kills),
  seed: 7,
  spoil: day === 'bad' ? haveABadDay : answerSlowly,
});
const postsPerReminder = verdict.posts / Number(count);
console.log({ ...verdict, postsPerReminder, seconds: Math.round((performance.now() - began) / 1000) });
const isWhole = verdict.lost === 0 && verdict.doubled === 0 && verdict.sent === Number(count);
const isCheap = day === 'bad' || postsPerReminder <= MOST_POSTS_PER_REMINDER;
if (!isWhole || !isCheap || verdict.twinsDropped === 0) process.exitCode = 1;
