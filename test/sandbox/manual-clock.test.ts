import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { ManualClock } from '../../src/sandbox/manual-clock.js';

describe('the manual clock', () => {
  let clock: ManualClock;

  beforeEach(() => {
    clock = new ManualClock('2026-11-25T12:00:00Z');
  });

  it('stands still until it is advanced', async () => {
    await setImmediate();
    expect(String(clock.now())).to.equal('2026-11-25T12:00:00Z');
    await clock.advance({ days: 1, hours: 2 });
    expect(String(clock.now())).to.equal('2026-11-26T14:00:00Z');
  });

  it('fires what is due on the way in order, each at its own instant', async () => {
    const fired: string[] = [];
    const note = (name: string) => () => fired.push(`${name} at ${clock.now()}`);
    clock.after(2_000, note('second'));
    clock.after(1_000, () => {
      note('first')();
      clock.after(500, note('set on the way'));
    });
    clock.after(3_001, note('too late'));
    clock.after(1_200, note('cancelled'))();
    await clock.advance({ seconds: 3 });
    expect(fired).to.deep.equal([
      'first at 2026-11-25T12:00:01Z',
      'set on the way at 2026-11-25T12:00:01.5Z',
      'second at 2026-11-25T12:00:02Z',
    ]);
  });

  it('waits for those who do their work when it has moved', async () => {
    const seen: string[] = [];
    const stop = clock.onAdvance(async (now) => {
      await setImmediate();
      seen.push(String(now));
    });
    await clock.advance({ hours: 2 });
    stop();
    await clock.advance({ hours: 2 });
    expect(seen).to.deep.equal(['2026-11-25T14:00:00Z']);
  });

  it('ends a sleep when its time has come, or when it is called off', async () => {
    const slept = clock.sleep(1_000).then(() => 'slept');
    const controller = new AbortController();
    const calledOff = clock.sleep(1_000, controller.signal).catch((reason) => reason);
    controller.abort('enough');
    expect(await calledOff).to.equal('enough');
    await clock.advance({ seconds: 1 });
    expect(await slept).to.equal('slept');
  });
});
