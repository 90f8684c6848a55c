import { expect } from 'chai';
import { Lifecycle, type Phase } from '../../src/core/lifecycle.js';
import { OperatorError } from '../../src/core/operator-error.js';
import { ManualClock } from '../../src/sandbox/manual-clock.js';
import { type LogLine, logInto } from '../support/log.js';

describe('the life of a process', () => {
  let clock: ManualClock;
  let log: LogLine[];
  let life: Lifecycle;
  let happened: string[];

  beforeEach(() => {
    clock = new ManualClock('2026-11-25T12:00:00Z');
    log = [];
    happened = [];
    life = new Lifecycle(clock, logInto(log));
  });

  const phase = (name: string, more: Partial<Phase<string>> = {}): Phase<string> => ({
    name,
    deadline: 1_000,
    start: () => name,
    stop: (value) => void happened.push(`stopped ${value}`),
    ...more,
  });

  it('stops in reverse what it has started', async () => {
    await life.run(phase('database'));
    await life.run(phase('client'));
    await life.stop();
    expect(happened).to.deep.equal(['stopped client', 'stopped database']);
  });

  it('stops once, however often it is asked', async () => {
    await life.run(phase('database'));
    await Promise.all([life.stop(), life.stop()]);
    await life.stop();
    expect(happened).to.deep.equal(['stopped database']);
  });

  it('names the phase that fails, and keeps the cause', async () => {
    const cause = new Error('no such table');
    const failing = phase('database', { start: () => Promise.reject(cause) });
    const error = await life.run(failing).catch((thrown) => thrown);
    expect(error.message).to.equal('database failed: no such table');
    expect(error.cause).to.equal(cause);
  });

  it("leaves an operator's error as it is", async () => {
    const advice = new OperatorError('The port is taken', { why: 'w', next: 'n' });
    const failing = phase('api', { start: () => Promise.reject(advice) });
    expect(await life.run(failing).catch((thrown) => thrown)).to.equal(advice);
  });

  it('names the phase that hangs, and undoes it when it comes up after all', async () => {
    const late = Promise.withResolvers<string>();
    const outcome = life.run(phase('slow', { start: () => late.promise })).catch((thrown) => thrown);
    await clock.advance({ seconds: 1 });
    expect((await outcome).message).to.equal('slow did not end within 1 s');
    late.resolve('slow');
    await late.promise;
    await new Promise(setImmediate);
    expect(happened).to.deep.equal(['stopped slow']);
  });

  it('goes on stopping past a phase that cannot be stopped', async () => {
    await life.run(phase('database'));
    await life.run(phase('broken', { stop: () => Promise.reject(new Error('stuck')) }));
    await life.run(phase('hanging', { stop: () => new Promise(() => undefined), stopDeadline: 2_000 }));
    const stopped = life.stop();
    await clock.advance({ seconds: 2 });
    await stopped;
    expect(happened).to.deep.equal(['stopped database']);
    expect(log.map(({ msg }) => msg)).to.deep.equal(['stopping hanging failed', 'stopping broken failed']);
  });

  it('tells what took how long', async () => {
    await life.run(phase('database', { start: () => clock.advance({ milliseconds: 120 }).then(() => '') }));
    await life.run(phase('api'));
    expect(life.timings).to.deep.equal(['database 120 ms', 'api      0 ms']);
  });
});
