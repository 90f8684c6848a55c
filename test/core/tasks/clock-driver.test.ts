import { expect } from 'chai';
import { currentLane } from '../../../src/core/discord/lane.js';
import { ClockDriver } from '../../../src/core/tasks/clock-driver.js';
import type { TickingTask } from '../../../src/core/tasks/task-driver.js';
import { SandboxClock } from '../../../src/sandbox/clock.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';

const everySecond = (run: TickingTask['run'], limit = 60_000): TickingTask => ({
  name: 'test',
  schedule: { every: 1000 },
  limit,
  run,
});

describe('the clock driver', () => {
  const start = Temporal.Instant.from('2026-11-25T12:00:00.500Z');
  let clock: SandboxClock;
  let logger: RecordingLogger;
  let driver: ClockDriver;

  beforeEach(() => {
    clock = new SandboxClock(start);
    logger = new RecordingLogger();
    driver = new ClockDriver(clock, logger);
  });
  afterEach(() => driver.stop());

  it('runs a task when the clock is moved over its tick, in the bulk lane', async () => {
    const runs: string[] = [];
    await driver.start([everySecond(async (due) => void runs.push(`${due} ${currentLane()}`))]);
    await clock.advance({ milliseconds: 700 });
    await driver.settled();
    expect(runs).to.deep.equal(['2026-11-25T12:00:01Z bulk']);
  });

  it('lets the last run see the time to which the clock was moved, however far', async () => {
    let seen = start;
    await driver.start([
      everySecond(async () => {
        seen = clock.now();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }),
    ]);
    await clock.advance({ hours: 1 });
    await driver.settled();
    expect(seen.since(start).total('minutes')).to.be.at.least(59.9);
  });

  it('never lets two runs overlap', async () => {
    let going = 0;
    let most = 0;
    await driver.start([
      everySecond(async () => {
        most = Math.max(most, ++going);
        await new Promise((resolve) => setTimeout(resolve, 5));
        going--;
      }),
    ]);
    await clock.advance({ minutes: 1 });
    await driver.settled();
    expect(most).to.equal(1);
  });

  it('goes on after a task has failed, and says so once with its name', async () => {
    let runs = 0;
    await driver.start([
      everySecond(async () => {
        if (++runs < 4) throw new Error('broken');
      }),
    ]);
    for (let second = 0; second < 4; second++) {
      await clock.advance({ seconds: 1 });
      await driver.settled();
    }
    expect(runs).to.be.at.least(4);
    expect(logger.lines.filter((line) => line.includes('broken'))).to.have.lengthOf(1);
    expect(logger.lines[0]).to.include('Scheduled task "test" failed');
    expect(logger.lines.at(-1)).to.include('works again, after 3 failures');
  });

  it('names a task that runs longer than its limit', async () => {
    const hanging = Promise.withResolvers<void>();
    await driver.start([everySecond(() => hanging.promise, 20)]);
    await clock.advance({ seconds: 1 });
    await until(() => logger.lines.length > 0);
    expect(logger.lines[0]).to.match(/^warn: Scheduled task "test" has been running for/);
    hanging.resolve();
  });
});
