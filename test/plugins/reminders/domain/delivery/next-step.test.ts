import { expect } from 'chai';
import {
  type Attempt,
  type NextStep,
  type NotArrived,
  nextStep,
} from '../../../../../plugins/reminders/domain/delivery/next-step.js';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');
const first: Attempt = {
  target: 'channel',
  number: 1,
  queuedAt: noon,
  startedAt: noon,
  inDoubtSince: noon,
  problem: null,
  fallback: true,
};

const unknown: NotArrived = { kind: 'unknown' };
const refused: NotArrived = { kind: 'refused', problem: 'forbidden' };

describe('the step after an attempt to deliver', () => {
  it('is the owner, at once, when the channel refuses, and the reason is kept', () => {
    expect(shown(nextStep(first, refused, noon))).to.deep.equal({
      kind: 'retry',
      after: 0,
      target: 'dm',
      inDoubtSince: null,
      problem: 'forbidden',
    });
  });

  it('is to give up when the owner refuses too; the reason told is that of the channel', () => {
    const second: Attempt = { ...first, target: 'dm', number: 2, problem: 'channel-gone' };
    const closed: NotArrived = { kind: 'refused', problem: 'dm-closed' };
    expect(nextStep(second, closed, noon)).to.deep.equal({ kind: 'failed', problem: 'channel-gone' });
  });

  it('is to give up when the channel refuses in a guild that wants no direct messages instead', () => {
    const step = nextStep({ ...first, fallback: false }, refused, noon);
    expect(step).to.deep.equal({ kind: 'failed', problem: 'forbidden' });
  });

  it('is to try again, and to remember the doubt, when nobody knows whether it arrived', () => {
    expect(shown(nextStep(first, unknown, noon))).to.deep.include({ after: 5, target: 'channel' });
    const step = nextStep({ ...first, inDoubtSince: noon.subtract({ minutes: 1 }) }, unknown, noon);
    expect(step.kind === 'retry' && `${step.inDoubtSince}`).to.equal('2026-11-25T11:59:00Z');
  });

  it('is to try again without doubt when Discord was busy', () => {
    const step = nextStep(first, { kind: 'busy', retryAfter: 42.5 }, noon);
    expect(shown(step)).to.deep.include({ after: 42.5, inDoubtSince: null });
  });

  it('keeps the doubt of earlier attempts when Discord was busy', () => {
    const before = noon.subtract({ minutes: 1 });
    const step = nextStep({ ...first, inDoubtSince: before }, { kind: 'busy', retryAfter: 0 }, noon);
    expect(step.kind === 'retry' && `${step.inDoubtSince}`).to.equal(`${before}`);
  });

  it('comes later each time, but at least every ten minutes', () => {
    const waits = [1, 2, 3, 7, 8, 50].map((number) => shown(nextStep({ ...first, number }, unknown, noon)));
    expect(waits.map((step) => 'after' in step && step.after)).to.deep.equal([5, 10, 20, 320, 600, 600]);
  });

  it('is to give up three days after the delivery was asked for, however late that was', () => {
    const old: Attempt = { ...first, queuedAt: noon.subtract({ hours: 72 }) };
    expect(nextStep(old, unknown, noon)).to.deep.equal({ kind: 'failed', problem: 'unreachable' });
    const young: Attempt = { ...first, queuedAt: noon.subtract({ hours: 71 }) };
    expect(nextStep(young, unknown, noon).kind).to.equal('retry');
  });
});

/** With the seconds to wait in the place of the instant. */
function shown(step: NextStep) {
  if (step.kind !== 'retry') return step;
  const { at, ...rest } = step;
  return { ...rest, after: at.since(noon).total('seconds') };
}
