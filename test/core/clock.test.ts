import { expect } from 'chai';
import { SystemClock } from '../../src/core/clock.js';

describe('the system clock', () => {
  it('follows another host that is an hour ahead', () => {
    const clock = new SystemClock();
    const ahead = Temporal.Now.instant().add({ hours: 1 });
    clock.follow(ahead);
    expect(clock.now().since(ahead).total('seconds')).to.be.closeTo(0, 5);
  });
});
