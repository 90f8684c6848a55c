import { expect } from 'chai';
import { SlidingWindow } from '../../../src/core/processes/sliding-window.js';
import { ManualTime } from '../manual-time.js';

describe('the sliding window of requests', () => {
  let time: ManualTime;
  let window: SlidingWindow;
  let sent: number[];

  beforeEach(() => {
    time = new ManualTime();
    window = new SlidingWindow(50, time);
    sent = [];
  });

  it('lets a burst go at once and the rest a second later', async () => {
    void send(120);
    await time.advance(0);
    expect(sent).to.have.length(50);
    await time.advance(1_000);
    expect(sent).to.have.length(50);
    await time.advance(20);
    expect(sent).to.have.length(100);
    await time.advance(1_020);
    expect(sent).to.have.length(120);
  });

  it('never lets more than its limit go within any second, however requests come', async () => {
    for (let i = 0; i < 40; i++) {
      void send((i * 7) % 23);
      await time.advance(130);
    }
    await time.advance(10_000);
    const within = (from: number) => sent.filter((at) => at >= from && at < from + 1_000).length;
    expect(Math.max(...sent.map(within))).to.equal(50);
  });

  it('sends nothing during a pause, not even for those who wait already', async () => {
    void send(60);
    await time.advance(10);
    window.pause(5_000);
    await time.advance(4_990);
    expect(sent).to.have.length(50);
    await time.advance(10);
    expect(sent).to.have.length(60);
  });

  async function send(count: number): Promise<void> {
    for (let left = count; left > 0; ) {
      const granted = await window.acquire(left);
      left -= granted;
      for (let i = 0; i < granted; i++) sent.push(time.now());
    }
  }
});
