import { expect } from 'chai';
import type { Child } from '../../../src/core/processes/child.js';
import { ManagedProcess } from '../../../src/core/processes/managed-process.js';
import type { ToManager } from '../../../src/core/processes/messages.js';
import { ManualTime } from '../../support/manual-time.js';
import { RecordingLogger } from '../../support/recording-logger.js';
import { assignmentFor } from './fixtures/assignment.js';

const MINUTE = 60_000;

describe('a managed process', () => {
  let time: ManualTime;
  let children: ChildByHand[];
  let logger: RecordingLogger;
  let managed: ManagedProcess;

  beforeEach(() => {
    time = new ManualTime();
    children = [];
    logger = new RecordingLogger();
    managed = new ManagedProcess(
      {
        name: 'gateway 0-3',
        spawn: () => {
          const child = new ChildByHand();
          children.push(child);
          return child;
        },
        assignment: assignmentFor('gateway 0-3'),
        overlaps: false,
      },
      { logger, time, events: { message: () => undefined, gone: () => undefined, fatal: () => undefined } },
    );
    void managed.start();
  });

  it('is told first what it is to do', () => {
    expect(latest().heard).to.deep.equal(['start']);
  });

  it('is started again after pauses that double up to a minute', async () => {
    for (let i = 0; i < 12; i++) {
      latest().end();
      await time.advance(MINUTE);
    }
    expect(pauses()).to.deep.equal([0.25, 0.5, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
  });

  it('starts over with short pauses once it was ready for five minutes', async () => {
    for (const readyFor of [1, 1, 4 * MINUTE, 5 * MINUTE]) {
      latest().say({ op: 'ready', apiUrl: null });
      await time.advance(readyFor);
      latest().end();
      await time.advance(MINUTE);
    }
    expect(pauses()).to.deep.equal([0.25, 0.5, 1, 0.25]);
  });

  it('is killed when it misses five beats', async () => {
    latest().say({ op: 'ready', apiUrl: null });
    for (let i = 0; i < 10; i++) {
      latest().say({ op: 'beat' });
      await time.advance(1_000);
    }
    expect(latest().killed).to.equal(false);
    await time.advance(6_000);
    expect(children[0]?.killed).to.equal(true);
  });

  it('may take as long as it wants to be ready while it says that it waits', async () => {
    for (let i = 0; i < 100; i++) {
      latest().say({ op: 'waiting' });
      await time.advance(MINUTE / 2);
    }
    expect(latest().killed).to.equal(false);
    await time.advance(2 * MINUTE);
    expect(children[0]?.killed).to.equal(true);
  });

  it('is not blamed for a time in which the manager itself stood still', async () => {
    latest().say({ op: 'ready', apiUrl: null });
    latest().say({ op: 'beat' });
    time.jump(10 * MINUTE);
    await time.advance(4_000);
    expect(latest().killed).to.equal(false);
  });

  it('is not started again when it is stopped at the moment when its pause ends', async () => {
    const sleep = time.sleep.bind(time);
    time.sleep = async (milliseconds, signal) => {
      if (milliseconds !== 250) return sleep(milliseconds, signal);
      void managed.stop(); // whoever sleeps is awake already, and does not know it yet
    };
    latest().end();
    await time.advance(MINUTE);
    expect(children).to.have.length(1);
  });

  it('is not started again once it is stopped', async () => {
    const child = latest();
    const stopping = managed.stop();
    child.end();
    await stopping;
    await time.advance(10 * MINUTE);
    expect(children).to.have.length(1);
  });

  it('can be stopped while it waits for its next start', async () => {
    latest().end();
    await time.advance(10);
    await managed.stop();
    await time.advance(10 * MINUTE);
    expect(children).to.have.length(1);
  });

  function latest(): ChildByHand {
    return children.at(-1) ?? expect.fail('nothing was started');
  }

  function pauses(): number[] {
    return logger.lines.map((line) => Number(/again in ([\d.]+) s/.exec(line)?.[1]));
  }
});

class ChildByHand implements Child {
  readonly pid = 1;
  readonly heard: string[] = [];
  killed = false;
  readonly #listeners: ((message: ToManager) => void)[] = [];
  readonly #ended = Promise.withResolvers<string>();
  readonly ended = this.#ended.promise;

  send({ op }: { readonly op: string }): void {
    this.heard.push(op);
  }

  onMessage(listener: (message: ToManager) => void): void {
    this.#listeners.push(listener);
  }

  say(message: ToManager): void {
    for (const listener of this.#listeners) listener(message);
  }

  kill(): void {
    this.killed = true;
    this.end();
  }

  end(): void {
    this.#ended.resolve('ended with code 1');
  }
}
