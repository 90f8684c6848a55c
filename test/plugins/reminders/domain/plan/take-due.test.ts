import { expect } from 'chai';
import { firstPhase, phaseAt } from '../../../../../plugins/reminders/domain/plan/phases.js';
import { takeDue } from '../../../../../plugins/reminders/domain/plan/take-due.js';

const at = (text: string) => Temporal.Instant.from(`2026-11-25T${text}:00Z`);
const plain = ({ dueAt, phase, missed, next }: ReturnType<typeof takeDue>) => ({
  dueAt: `${dueAt}`,
  phase,
  missed,
  next: next && `${next.dueAt} ${next.nextPhase} ${next.moments}`,
});

describe('what is taken out of a plan', () => {
  const once = { dueAt: at('12:00'), zone: 'UTC', notices: [60, 10], nextPhase: 60 };
  const hourly = { ...once, rule: 'RRULE:FREQ=HOURLY', startsAt: '2026-11-25T12:00:00', notices: [10] };

  it('is a notice first, and the next one is planned', () =>
    expect(plain(takeDue(once, at('11:00')))).to.deep.equal({
      dueAt: '2026-11-25T12:00:00Z',
      phase: 60,
      missed: 0,
      next: '2026-11-25T12:00:00Z 10 0',
    }));

  it('is the last of the notices that were missed', () =>
    expect(plain(takeDue(once, at('11:55')))).to.include({ phase: 10, next: '2026-11-25T12:00:00Z 0 0' }));

  it('is the moment itself when it has come, whatever notices were missed', () =>
    expect(plain(takeDue(once, at('12:00')))).to.include({ phase: 0, next: undefined }));

  it('is followed by the first notice of the next moment of a series', () =>
    expect(plain(takeDue({ ...hourly, nextPhase: 0 }, at('12:00')))).to.include({
      phase: 0,
      next: '2026-11-25T13:00:00Z 10 1',
    }));

  it('counts the moments that were passed over', () =>
    expect(plain(takeDue({ ...hourly, nextPhase: 0 }, at('15:55')))).to.deep.equal({
      dueAt: '2026-11-25T15:00:00Z',
      phase: 0,
      missed: 3,
      next: '2026-11-25T16:00:00Z 0 1',
    }));
});

describe('the phases of a moment', () => {
  it('leave out the notices that lie behind', () => {
    expect(firstPhase(at('12:00'), [1440, 60, 10], at('11:30'))).to.equal(10);
    expect(firstPhase(at('12:00'), [60], at('11:30'))).to.equal(0);
    expect(firstPhase(at('12:00'), [], at('11:30'))).to.equal(0);
  });

  it('are so many minutes before it, also when the clocks change in between', () => {
    const nine = Temporal.ZonedDateTime.from('2027-03-28T09:00[Europe/Brussels]').toInstant();
    expect(`${phaseAt(nine, 24 * 60).toZonedDateTimeISO('Europe/Brussels')}`).to.include('2027-03-27T08:00');
  });
});
