import { expect } from 'chai';
import { ManagedSlots } from '../../../src/core/discord/managed-slots.js';
import type { ManagerLink } from '../../../src/core/processes/manager-link.js';
import type { ToManager, ToProcess } from '../../../src/core/processes/messages.js';
import { ManualTime } from '../../support/manual-time.js';

describe("a process's part of the shared limit", () => {
  let time: ManualTime;
  let manager: ManagerByHand;
  let slots: ManagedSlots;
  let sent: number;

  beforeEach(() => {
    time = new ManualTime();
    manager = new ManagerByHand();
    slots = new ManagedSlots(manager, 5, time);
    sent = 0;
  });

  it('asks once for all that is wanted in one turn, and sends what is granted', async () => {
    send(7);
    await time.advance(0);
    expect(manager.heard).to.deep.equal([{ op: 'take', lane: 'user', count: 7 }]);
    manager.say({ op: 'grant', lane: 'user', count: 4 });
    await time.advance(0);
    expect(sent).to.equal(4);
  });

  it('waits patiently as long as the manager says that it is in the queue', async () => {
    send(3);
    for (let i = 0; i < 20; i++) {
      await time.advance(500);
      manager.say({ op: 'grant', lane: 'user', count: 0 });
    }
    expect(sent).to.equal(0);
  });

  it('takes its fair share of 50 a second when the manager is silent for a second', async () => {
    send(100);
    await time.advance(900);
    expect(sent).to.equal(0);
    await time.advance(5_000);
    expect(sent).to.be.within(40, 60);
  });

  it('tells how many were answered, and what was granted in vain', async () => {
    send(2);
    await time.advance(0);
    manager.say({ op: 'grant', lane: 'user', count: 5 });
    await time.advance(0);
    expect(manager.total('answered')).to.equal(5);
  });

  it('leaves the queue for what it sent without being asked, so that nothing is granted twice', async () => {
    send(10);
    await time.advance(3_000);
    await time.advance(0);
    expect(sent).to.equal(10);
    expect(manager.total('leave')).to.equal(10);
  });

  it('obeys the manager again as soon as it speaks', async () => {
    send(100);
    await time.advance(2_000);
    manager.say({ op: 'grant', lane: 'user', count: 0 });
    await time.advance(0);
    const before = sent;
    await time.advance(900);
    expect(sent).to.equal(before);
  });

  it('tells the manager when a request gave up', async () => {
    const controller = new AbortController();
    const waiting = slots.take('bulk', controller.signal).catch(() => 'gave up');
    await time.advance(0);
    controller.abort();
    expect(await waiting).to.equal('gave up');
    await time.advance(0);
    expect(manager.total('leave')).to.equal(1);
  });

  it('tells the manager that Discord paused the whole bot', () => {
    slots.pauseAll(2_000);
    expect(manager.heard).to.deep.equal([{ op: 'globalPause', milliseconds: 2_000 }]);
  });

  function send(count: number): void {
    for (let i = 0; i < count; i++) void sendOne();
  }

  async function sendOne(): Promise<void> {
    using _slot = await slots.take('user');
    sent++;
  }
});

/** The manager's end of the line, spoken by the test. */
class ManagerByHand implements ManagerLink {
  readonly heard: ToManager[] = [];
  readonly #listeners: ((message: ToProcess) => void)[] = [];

  send(message: ToManager): void {
    this.heard.push(message);
  }

  on<Op extends ToProcess['op']>(op: Op, listener: (message: Extract<ToProcess, { op: Op }>) => void): void {
    // The check of `op` is what narrows the message; the compiler cannot see it through the type parameter.
    this.#listeners.push(
      (message) => message.op === op && listener(message as Extract<ToProcess, { op: Op }>),
    );
  }

  say(message: ToProcess): void {
    for (const listener of this.#listeners) listener(message);
  }

  total(op: 'take' | 'leave' | 'answered'): number {
    return this.heard.reduce((sum, message) => sum + (message.op === op ? message.count : 0), 0);
  }
}
