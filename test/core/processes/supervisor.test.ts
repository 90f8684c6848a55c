import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import type { OperatorError } from '../../../src/core/operator-error.js';
import { type Child, forkProcess } from '../../../src/core/processes/child.js';
import type { ProcessSpec } from '../../../src/core/processes/managed-process.js';
import { Supervisor } from '../../../src/core/processes/supervisor.js';
import { isAlive } from '../../support/is-alive.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { until } from '../../support/until.js';
import { assignmentFor } from './fixtures/assignment.js';

const worker = new URL('./fixtures/worker.js', import.meta.url);

/** Whatever a busy machine needs. */
const PATIENT = { ready: 60_000, beat: 30_000, stop: 1_000 };

describe('the supervisor of real processes', () => {
  let children: { name: string; child: Child }[];
  let logger: RecordingLogger;
  let fatal: PromiseWithResolvers<OperatorError>;
  let supervisor: Supervisor;

  beforeEach(() => {
    children = [];
    logger = new RecordingLogger();
    fatal = Promise.withResolvers();
  });

  afterEach(async () => {
    await supervisor.stop();
    for (const { child } of children) child.kill();
  });

  it('starts one after another and is ready when all are', async () => {
    supervise(['good', 'good', 'good']);
    await supervisor.start();
    expect(children).to.have.length(3);
    expect(children.every(({ child }) => isAlive(child.pid))).to.equal(true);
  });

  it('ends all of them when it stops', async () => {
    supervise(['good', 'good']);
    await supervisor.start();
    await supervisor.stop();
    expect(children.some(({ child }) => isAlive(child.pid))).to.equal(false);
  });

  it('replaces one that is killed', async () => {
    supervise(['good']);
    await supervisor.start();
    children[0]?.child.kill();
    await until(() => children.length === 2);
    expect(logger.lines[0]).to.match(/good is down \(ended by SIGKILL\). Starting it again in 0.25 s/);
  });

  it('waits longer each time that one crashes', async () => {
    supervise(['crashing']);
    void supervisor.start();
    await until(() => logger.lines.length === 3);
    expect(logger.lines.map((line) => line.replace(/^.*again in/, ''))).to.deep.equal([
      ' 0.25 s.',
      ' 0.5 s.',
      ' 1 s.',
    ]);
  });

  it('does not let one that fails hold up the next', async () => {
    supervise(['throwing', 'good']);
    void supervisor.start();
    await until(() => children.some(({ name }) => name === 'good'));
    expect(logger.lines[0]).to.contain('throwing is down (failed: the work cannot be done)');
  });

  it('is not troubled by one in which a promise fails that nobody waits for', async () => {
    supervise(['forgetful']);
    await supervisor.start();
    expect(children).to.have.length(1);
    expect(children.every(({ child }) => isAlive(child.pid))).to.equal(true);
  });

  it('tells what the operator has to mend, and does not start that process again', async () => {
    supervise(['misconfigured']);
    void supervisor.start();
    const error = await fatal.promise;
    expect(error.toText()).to.equal('The token is bad.\n  why:  It was reset.\n  next: Copy the new one.');
    await sleep(600);
    expect(children).to.have.length(1);
  });

  it('starts one again when what the operator would have to mend may pass by itself', async () => {
    supervise(['unlucky']);
    void supervisor.start();
    await until(() => children.length === 2);
    expect(logger.lines[0]).to.contain('unlucky is down (The database is away.)');
  });

  it('kills and replaces one whose event loop is stuck', async () => {
    supervise(['hanging'], { patience: { ...PATIENT, beat: 2_000 } });
    await supervisor.start();
    await until(() => children.length === 2);
    expect(logger.lines[0]).to.contain('hanging is down (no sign of life for 2 seconds, killed)');
  });

  it('kills and replaces one that does not come to be ready', async () => {
    supervise(['slow'], { patience: { ...PATIENT, ready: 3_000 } });
    void supervisor.start();
    await until(() => children.length === 2);
    expect(logger.lines[0]).to.contain('slow is down (not ready after 3 seconds, killed)');
  });

  it('kills one that does not end when asked', async () => {
    supervise(['stubborn']);
    await supervisor.start();
    await supervisor.stop();
    expect(children.some(({ child }) => isAlive(child.pid))).to.equal(false);
  });

  it('restarts one at a time: the old one ends before the new one starts', async () => {
    supervise(['good', 'good']);
    await supervisor.start();
    const aliveAtSpawn = watchSpawns();
    expect(await supervisor.roll()).to.equal(null);
    expect(children).to.have.length(4);
    expect(aliveAtSpawn).to.deep.equal([1, 1]);
  });

  it('restarts one that overlaps the other way round, so that its port is always served', async () => {
    supervise(['good'], { overlaps: true });
    await supervisor.start();
    const aliveAtSpawn = watchSpawns();
    await supervisor.roll();
    expect(aliveAtSpawn).to.deep.equal([1]);
    expect(children.map(({ child }) => isAlive(child.pid))).to.deep.equal([false, true]);
  });

  it('can be stopped in the middle of a restart', async () => {
    supervise(['good', 'good']);
    await supervisor.start();
    const rolling = supervisor.roll();
    await until(() => children.length === 3);
    await supervisor.stop();
    await rolling;
    expect(children.some(({ child }) => isAlive(child.pid))).to.equal(false);
  });

  function supervise(names: readonly string[], { overlaps = false, patience = PATIENT } = {}): void {
    const specs = names.map((name): ProcessSpec => {
      const spawn = () => {
        spawned.push(children.filter(({ child }) => isAlive(child.pid)).length);
        const child = forkProcess(worker);
        children.push({ name, child });
        return child;
      };
      return { name, spawn, assignment: assignmentFor(name), overlaps };
    });
    supervisor = new Supervisor(specs, {
      logger,
      patience,
      events: { message: () => undefined, gone: () => undefined, fatal: fatal.resolve },
    });
  }

  let spawned: number[] = [];

  /** How many were alive whenever another was started from now on. */
  function watchSpawns(): readonly number[] {
    spawned = [];
    return spawned;
  }
});

describe('a process of the bot', () => {
  it('ends by itself within seconds when its manager is killed', async function () {
    this.timeout(180_000);
    const manager = forkProcess(new URL('./fixtures/short-lived-manager.js', import.meta.url));
    const pid = await new Promise<number>((resolve) =>
      manager.onMessage((message) => resolve(Number(message))),
    );
    manager.kill();
    await manager.ended;
    await until(() => !isAlive(pid));
  });
});
