import { expect } from 'chai';
import { checkSchedule, lastTick, nextTick } from '../../../src/core/tasks/schedule.js';

const at = (text: string) => Temporal.Instant.from(text);

describe('a schedule', () => {
  const everyMinute = { every: 60_000 };
  const morning = { cron: '30 7 * * *', timezone: 'Europe/Brussels' };

  it('puts an interval on the same grid in every process', () => {
    expect(`${nextTick(everyMinute, at('2026-11-25T12:00:10Z'))}`).to.equal('2026-11-25T12:01:00Z');
    expect(`${lastTick(everyMinute, at('2026-11-25T12:00:10Z'))}`).to.equal('2026-11-25T12:00:00Z');
  });

  it('counts a tick exactly now as the last, not as the next', () => {
    const noon = at('2026-11-25T12:00:00Z');
    expect(`${lastTick(everyMinute, noon)}`).to.equal(`${noon}`);
    expect(`${nextTick(everyMinute, noon)}`).to.equal('2026-11-25T12:01:00Z');
    const cron = { cron: '0 12 * * *', timezone: 'UTC' };
    expect(`${lastTick(cron, noon)}`).to.equal(`${noon}`);
    expect(`${nextTick(cron, noon)}`).to.equal('2026-11-26T12:00:00Z');
  });

  it('reads a pattern in its own zone, in summer and in winter', () => {
    expect(`${nextTick(morning, at('2026-07-01T00:00:00Z'))}`).to.equal('2026-07-01T05:30:00Z');
    expect(`${nextTick(morning, at('2026-12-01T00:00:00Z'))}`).to.equal('2026-12-01T06:30:00Z');
  });

  it('ticks once on the night on which the hour comes twice', () => {
    const night = { cron: '30 2 * * *', timezone: 'Europe/Brussels' };
    const first = nextTick(night, at('2026-10-24T12:00:00Z'));
    expect(`${first}`).to.equal('2026-10-25T00:30:00Z');
    expect(`${nextTick(night, first)}`).to.equal('2026-10-26T01:30:00Z');
  });

  it('understands seconds', () => {
    const schedule = { cron: '*/5 * * * * *', timezone: 'UTC' };
    expect(`${nextTick(schedule, at('2026-11-25T12:00:07Z'))}`).to.equal('2026-11-25T12:00:10Z');
  });

  it('is refused when it can never tick', () => {
    expect(() => checkSchedule({ every: 0 })).to.throw('above 0');
    expect(() => checkSchedule({ every: Number.NaN })).to.throw('above 0');
    expect(() => checkSchedule({ cron: '99 * * * *', timezone: 'UTC' })).to.throw();
    expect(() => checkSchedule({ cron: '0 0 30 2 *', timezone: 'UTC' })).to.throw();
    expect(() => checkSchedule({ cron: '0 0 * * *', timezone: 'Mars/Olympus' })).to.throw();
  });
});
