import { expect } from 'chai';
import type { TickingTask } from '../../../src/core/tasks/task-driver.js';
import { Timetable } from '../../../src/core/tasks/timetable.js';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');
const noonPlus = (milliseconds: number) => noon.add({ milliseconds });
const task = (name: string, every: number): TickingTask => ({
  name,
  schedule: { every },
  limit: 60_000,
  run: async () => undefined,
});

describe('a timetable', () => {
  const second = task('second', 1000);
  const minute = task('minute', 60_000);

  it('gives each tick once, when it is due', () => {
    const timetable = new Timetable([second, minute], noon);
    expect(timetable.take(noonPlus(999))).to.deep.equal([]);
    expect(timetable.take(noonPlus(1001))).to.deep.equal([{ task: second, due: noonPlus(1000) }]);
    expect(timetable.take(noonPlus(1002))).to.deep.equal([]);
  });

  it('gives one tick for all that a suspended host missed', () => {
    const timetable = new Timetable([second, minute], noon);
    const names = timetable.take(noon.add({ hours: 8 })).map((tick) => tick.task.name);
    expect(names).to.deep.equal(['second', 'minute']);
  });

  it('knows how long nothing is due', () => {
    expect(new Timetable([second, minute], noonPlus(250)).untilNext(noonPlus(300))).to.equal(700);
    expect(new Timetable([], noon).untilNext(noon)).to.equal(Number.POSITIVE_INFINITY);
  });
});
