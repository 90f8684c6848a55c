import { expect } from 'chai';
import { SandboxClock, toTimestamp } from '../../src/sandbox/clock.js';

describe('the clock of the sandbox', () => {
  const noon = Temporal.Instant.from('2026-11-24T12:00:00Z');
  let clock: SandboxClock;
  beforeEach(() => {
    clock = new SandboxClock(noon, false);
  });
  const time = () => clock.now().toString().slice(11, 19);

  it('starts where it is told and moves when it is told', async () => {
    expect(time()).to.equal('12:00:00');
    await clock.advance({ hours: 2, seconds: 3 });
    expect(time()).to.equal('14:00:03');
  });

  it('lets timers fire in order, each at its own time', async () => {
    const fired: string[] = [];
    clock.after(20_000, () => fired.push(`late ${time()}`));
    clock.after(10_000, () => fired.push(`early ${time()}`));
    clock.after(90_000, () => fired.push('never'));
    await clock.advance({ minutes: 1 });
    expect(fired).to.deep.equal(['early 12:00:10', 'late 12:00:20']);
  });

  it('lets timers fire that were set on the way', async () => {
    const fired: string[] = [];
    const tick = () => {
      fired.push(time());
      clock.after(30_000, tick);
    };
    clock.after(30_000, tick);
    await clock.advance({ seconds: 90 });
    expect(fired).to.deep.equal(['12:00:30', '12:01:00', '12:01:30']);
  });

  it('lets no timer fire that was cancelled', async () => {
    let fired = false;
    const cancel = clock.after(1, () => {
      fired = true;
    });
    cancel();
    await clock.advance({ seconds: 1 });
    expect(fired).to.equal(false);
  });

  it('wakes a sleeper, unless it is called off', async () => {
    const outcomeOf = (sleep: Promise<void>) =>
      sleep.then(
        () => 'woke',
        (error: Error) => error.message,
      );
    const abort = new AbortController();
    const sleepers = [
      clock.sleep(60_000),
      clock.sleep(60_000, AbortSignal.abort(new Error('called off'))),
      clock.sleep(60_000, abort.signal),
    ].map(outcomeOf);
    abort.abort(new Error('called off later'));
    await clock.advance({ minutes: 1 });
    expect(await Promise.all(sleepers)).to.deep.equal(['woke', 'called off', 'called off later']);
  });

  it('runs with the host when it is meant to, and still can be moved', async () => {
    const running = new SandboxClock(noon);
    await running.sleep(5);
    expect(running.now().since(noon).total('milliseconds')).to.be.at.least(5);
    await running.advance({ hours: 1 });
    expect(running.now().since(noon).total('minutes')).to.be.at.least(60);
  });

  it('writes instants as Discord does', () => {
    expect(toTimestamp(noon)).to.equal('2026-11-24T12:00:00.000000+00:00');
  });
});
