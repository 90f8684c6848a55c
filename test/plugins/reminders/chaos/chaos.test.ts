import { expect } from 'chai';
import { answerSlowly, haveABadDay } from './bad-days.js';
import { ChaosWorld } from './chaos.js';

/** In one process. */
const MOST_UNDER_WAY = 200;

/** `npm run test:chaos` is the long form, with ten thousand. */
describe('reminders in chaos: one of three backends killed as soon as it posts again, and the database once', function () {
  this.timeout(480_000);
  const options = {
    dueWithinSeconds: 6,
    secondsBetweenKills: 0.5,
    patience: 5,
    seed: 7,
  };
  let world: ChaosWorld;

  before(async () => {
    world = await ChaosWorld.start({ requestsPerSecond: null, standbys: 3 });
  });
  after(() => world[Symbol.asyncDispose]());

  it('all arrive, and none twice', async () => {
    const verdict = await world.run({
      ...options,
      reminders: 1000,
      kills: 6,
      spoil: answerSlowly,
    });
    expect(verdict).to.include({ lost: 0, doubled: 0, sent: 1000, failed: 0 });
    expect(verdict.killed).to.be.greaterThan(1);
    // Each post has its claim, however slow the machine is.
    expect(verdict.posts).to.be.at.most(verdict.attempts);
    // Tried again is only what a process had under way when it, or the database for all three, was killed.
    expect(verdict.attempts - 1000).to.be.at.most((verdict.killed + 3) * MOST_UNDER_WAY);
    // The kills have hit some on their way, which others had to take over; otherwise this test would show nothing.
    expect(verdict.attempts).to.be.greaterThan(1000);
  });

  it('all arrive, and none twice, also when Discord answers with errors, or not, or breaks off', async () => {
    const verdict = await world.run({ ...options, reminders: 300, kills: 3, spoil: haveABadDay });
    expect(verdict).to.include({ lost: 0, doubled: 0, sent: 300, failed: 0 });
    expect(verdict.attempts).to.be.greaterThan(300);
    // Discord has said that it has no time, for one route or for all.
    const { routeLimit = 0, globalLimit = 0, sharedLimit = 0 } = verdict.troubles;
    expect(routeLimit + globalLimit + sharedLimit).to.be.greaterThan(0);
  });
});
