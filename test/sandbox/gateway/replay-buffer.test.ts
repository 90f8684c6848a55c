import { expect } from 'chai';
import { ReplayBuffer } from '../../../src/sandbox/gateway/replay-buffer.js';

describe('the replay buffer', () => {
  function filled(count: number, limits: { replayEvents?: number; replayBytes?: number } = {}): ReplayBuffer {
    const buffer = new ReplayBuffer({ replayEvents: 10_000, replayBytes: 1_000_000, ...limits });
    for (let frame = 1; frame <= count; frame += 1) buffer.push(`frame ${frame}`);
    return buffer;
  }

  it('gives what came after a sequence number', () => {
    expect(filled(3).after(1)).to.deep.equal(['frame 2', 'frame 3']);
    expect(filled(3).after(3)).to.deep.equal([]);
  });

  it('refuses a sequence number that was never given out', () => {
    expect(filled(3).after(4)).to.equal(null);
  });

  it('keeps only so many events, and refuses when some are gone', () => {
    const buffer = filled(5_000, { replayEvents: 2 });
    expect(buffer.after(4_998)).to.deep.equal(['frame 4999', 'frame 5000']);
    expect(buffer.after(4_997)).to.equal(null);
  });

  it('keeps only so many bytes', () => {
    const buffer = filled(9, { replayBytes: 20 });
    expect(buffer.after(7)).to.deep.equal(['frame 8', 'frame 9']);
    expect(buffer.after(6)).to.equal(null);
  });
});
