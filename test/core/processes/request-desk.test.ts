import { expect } from 'chai';
import type { Lane, ToProcess } from '../../../src/core/processes/messages.js';
import { RequestDesk } from '../../../src/core/processes/request-desk.js';
import { SlidingWindow } from '../../../src/core/processes/sliding-window.js';
import { ManualTime } from '../../support/manual-time.js';

describe("the manager's desk for requests", () => {
  let time: ManualTime;
  let desk: RequestDesk;

  beforeEach(() => {
    time = new ManualTime();
    desk = new RequestDesk(new SlidingWindow(50, time), time);
  });

  it('serves four busy processes evenly, 50 a second together', async () => {
    const processes = [1, 2, 3, 4].map(() => new ProcessByHand(desk));
    for (const process of processes) take(process, 'user', 100);
    await time.advance(900);
    expect(processes.map(({ granted }) => granted.user)).to.deep.equal([13, 13, 12, 12]);
    await time.advance(7_200);
    expect(processes.map(({ granted }) => granted.user)).to.deep.equal([100, 100, 100, 100]);
  });

  it('gives one busy process everything', async () => {
    const busy = new ProcessByHand(desk);
    take(busy, 'user', 200);
    await time.advance(3_100);
    expect(busy.granted.user).to.equal(200);
  });

  it('serves the single request of one process in the midst of the thousand of another', async () => {
    const [busy, calm] = [new ProcessByHand(desk), new ProcessByHand(desk)];
    take(busy, 'bulk', 1_000);
    await time.advance(5_000);
    take(calm, 'bulk', 1);
    await time.advance(1_100);
    expect(calm.granted.bulk).to.equal(1);
  });

  it('serves users before bulk', async () => {
    const [first, second] = [new ProcessByHand(desk), new ProcessByHand(desk)];
    take(first, 'bulk', 200);
    await time.advance(500);
    take(second, 'user', 60);
    await time.advance(600);
    expect(first.granted.bulk).to.equal(50);
    expect(second.granted.user).to.equal(50);
  });

  it('tells those who wait that it lives', async () => {
    const process = new ProcessByHand(desk);
    take(process, 'user', 51);
    await time.advance(500);
    expect(process.signs).to.equal(1);
  });

  it('tells them so no oftener because it has served many before', async () => {
    const process = new ProcessByHand(desk);
    for (let served = 0; served < 20; served++) {
      take(process, 'user', 1);
      await time.advance(1);
    }
    take(process, 'user', 100);
    await time.advance(800);
    expect(process.signs).to.equal(2);
  });

  it('hears nothing any more from a process that is gone, also not what was on its way', async () => {
    const [gone, other] = [new ProcessByHand(desk), new ProcessByHand(desk)];
    desk.forget(gone);
    take(gone, 'user', 50);
    take(other, 'user', 1);
    await time.advance(10);
    expect([gone.granted.user, other.granted.user]).to.deep.equal([0, 1]);
  });

  it('grants nothing to who left the queue or is gone', async () => {
    const [left, gone, other] = [new ProcessByHand(desk), new ProcessByHand(desk), new ProcessByHand(desk)];
    take(other, 'user', 50);
    take(left, 'user', 30);
    take(gone, 'user', 30);
    await time.advance(10);
    desk.hear(left, { op: 'leave', lane: 'user', count: left.waiting(30) });
    desk.forget(gone);
    const before = { left: left.granted.user, gone: gone.granted.user };
    await time.advance(10_000);
    expect({ left: left.granted.user, gone: gone.granted.user }).to.deep.equal(before);
  });

  it('takes back the places of a process that died with its requests unanswered', async () => {
    const [dying, other] = [new ProcessByHand(desk), new ProcessByHand(desk)];
    dying.answers = false;
    take(dying, 'user', 50);
    await time.advance(10_000);
    take(other, 'user', 1);
    await time.advance(10_000);
    expect(other.granted.user).to.equal(0);
    desk.forget(dying);
    await time.advance(1_100);
    expect(other.granted.user).to.equal(1);
  });

  it('grants whoever takes the place of a killed process no more than that one has left of the second', async () => {
    for (let turn = 1; turn <= 5; turn++) {
      const killed = new ProcessByHand(desk);
      take(killed, 'bulk', 200);
      await time.advance(100);
      // The first had the whole second; all that came after it found the second used.
      expect(killed.granted.bulk).to.equal(turn === 1 ? 50 : 0);
      desk.forget(killed);
    }
    const next = new ProcessByHand(desk);
    take(next, 'bulk', 200);
    await time.advance(400);
    expect(next.granted.bulk).to.equal(0);
    await time.advance(200);
    expect(next.granted.bulk).to.equal(50);
  });

  it('grants nothing while Discord has paused the bot', async () => {
    const process = new ProcessByHand(desk);
    desk.hear(process, { op: 'globalPause', milliseconds: 3_000 });
    take(process, 'user', 1);
    await time.advance(2_900);
    expect(process.granted.user).to.equal(0);
    await time.advance(200);
    expect(process.granted.user).to.equal(1);
  });

  function take(process: ProcessByHand, lane: Lane, count: number): void {
    desk.hear(process, { op: 'take', lane, count });
  }
});

class ProcessByHand {
  readonly granted: Record<Lane, number> = { user: 0, bulk: 0 };
  signs = 0;
  answers = true;

  constructor(private readonly desk: RequestDesk) {}

  send(message: ToProcess): void {
    if (message.op !== 'grant') return;
    this.granted[message.lane] += message.count;
    if (message.count === 0) this.signs++;
    else if (this.answers)
      queueMicrotask(() => this.desk.hear(this, { op: 'answered', count: message.count }));
  }

  waiting(wanted: number): number {
    return wanted - this.granted.user;
  }
}
