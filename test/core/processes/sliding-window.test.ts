import { expect } from 'chai';
import { SlidingWindow } from '../../../src/core/processes/sliding-window.js';
import { ManualTime } from '../../support/manual-time.js';

describe('the sliding window of requests', () => {
  let time: ManualTime;
  let window: SlidingWindow;
  let sent: number[];
  let answered: number[];
  let answersAfter: number;

  beforeEach(() => {
    time = new ManualTime();
    window = new SlidingWindow(50, time);
    sent = [];
    answered = [];
    answersAfter = 5;
  });

  it('lets a burst go at once and the rest a second later', async () => {
    void send(120);
    await time.advance(0);
    expect(sent).to.have.length(50);
    await time.advance(1_000);
    expect(sent).to.have.length(50);
    await time.advance(50);
    expect(sent).to.have.length(100);
    await time.advance(1_050);
    expect(sent).to.have.length(120);
  });

  it('never lets more than its limit go within any second, however requests come', async () => {
    for (let i = 0; i < 40; i++) {
      void send((i * 7) % 23);
      await time.advance(130);
    }
    await time.advance(10_000);
    expect(busiestSecond(sent)).to.equal(50);
  });

  it('lets nobody take the place of a request whose answer is still out', async () => {
    answersAfter = 5_000;
    void send(51);
    await time.advance(5_900);
    expect(sent).to.have.length(50);
    await time.advance(200);
    expect(sent).to.have.length(51);
  });

  it('keeps to the limit where it counts, at the other end of a slow line that becomes quick', async () => {
    answersAfter = 800;
    void send(50);
    await time.advance(0);
    answersAfter = 10;
    void send(100);
    await time.advance(10_000);
    expect(busiestSecond(answered)).to.equal(50);
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
      for (let i = 0; i < granted; i++) void answer();
    }
  }

  async function answer(): Promise<void> {
    sent.push(time.now());
    await time.sleep(answersAfter);
    answered.push(time.now());
    window.release(1);
  }

  function busiestSecond(times: readonly number[]): number {
    return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
  }
});
