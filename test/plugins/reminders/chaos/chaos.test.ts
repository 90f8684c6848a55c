import { expect } from 'chai';
import { answerSlowly, haveABadDay } from './bad-days.js';
import { runChaos } from './chaos.js';

/** In one process. */
const MOST_UNDER_WAY = 200;

/** `npm run test:chaos` is the long form, with ten thousand. */
describe('reminders in chaos: one of three backends killed as soon as it posts again, and the database once', function () {
  this.timeout(480_000);
  const options = {
    dueWithinSeconds: 6,
    secondsBetweenKills: 0.5,
    patience: 5,
    requestsPerSecond: null,
    seed: 7,
  };

  it('all arrive, and none twice', async () => {
    const verdict = await runChaos({
      ...options,
      reminders: 1000,
      kills: 12,
      standbys: 12,
      spoil: answerSlowly,
    });
    expect(verdict).to.include({ lost: 0, doubled: 0, sent: 1000, failed: 0 });
    expect(verdict.killed).to.be.greaterThan(3);
    // Each post has its claim, however slow the machine is.
    expect(verdict.posts).to.be.at.most(verdict.attempts);
    // Tried again is only what a process had under way when it, or the database for all three, was killed.
    expect(verdict.attempts - 1000).to.be.at.most((verdict.killed + 3) * MOST_UNDER_WAY);
    // The kills have hit some in the middle of a post; otherwise this test would show nothing.
    expect(verdict.twinsDropped).to.be.greaterThan(0);
  });

  it('all arrive, and none twice, also when Discord answers with errors, or not, or breaks off', async () => {
    const verdict = await runChaos({ ...options, reminders: 300, kills: 6, standbys: 6, spoil: haveABadDay });
    expect(verdict).to.include({ lost: 0, doubled: 0, sent: 300, failed: 0 });
    expect(verdict.twinsDropped).to.be.greaterThan(0);
    // Discord has said in each way that it has no time.
    const { routeLimit, globalLimit, sharedLimit } = verdict.troubles;
    for (const hits of [routeLimit, globalLimit, sharedLimit]) expect(hits).to.be.greaterThan(0);
  });
});
