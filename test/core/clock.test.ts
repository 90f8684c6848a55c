import { expect } from 'chai';
import { SystemClock } from '../../src/core/clock.js';

describe('the system clock', () => {
  it('follows another host that is an hour ahead', () => {
    const clock = new SystemClock();
    const ahead = Temporal.Now.instant().add({ hours: 1 });
    clock.follow(ahead);
    expect(clock.now().since(ahead).total('seconds')).to.be.closeTo(0, 5);
  });

  it('follows an answer that differs by more than its way took, and no other', () => {
    const clock = new SystemClock();
    const off = () => Math.abs(clock.now().since(Temporal.Now.instant()).total('minutes'));
    clock.followAnswer(Temporal.Now.instant().subtract({ minutes: 20 }), 3_600_000);
    expect(off()).to.be.below(1);
    clock.followAnswer(Temporal.Now.instant().subtract({ minutes: 20 }), 60_000);
    expect(off()).to.be.closeTo(19.5, 0.5);
  });
});
