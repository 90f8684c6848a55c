import { expect } from 'chai';
import fc from 'fast-check';
import { mustLookFirst, nonceOf } from '../../../../../plugins/reminders/domain/delivery/nonce.js';

const noon = Temporal.Instant.from('2026-11-25T12:00:00Z');
const parts = { id: '1', occurrence: 1, phase: 0, dueAt: noon, kind: 'channel' } as const;

describe('the nonce of a delivery', () => {
  it('is the same for each attempt at one message, and another for any other message', () => {
    const nonces = [
      parts,
      { ...parts, id: '2' },
      { ...parts, occurrence: 2 },
      { ...parts, phase: 60 },
      { ...parts, kind: 'dm' as const },
      { ...parts, kind: 'follower' as const },
      { ...parts, dueAt: noon.add({ seconds: 1 }) },
    ].map(nonceOf);
    expect(new Set(nonces).size).to.equal(nonces.length);
    expect(nonceOf({ ...parts })).to.equal(nonces[0]);
  });

  it('has at most the 25 characters that Discord takes', () => {
    const any = fc.record({
      id: fc.bigInt(1n, 99_999_999_999_999n).map(String),
      occurrence: fc.integer({ min: 1, max: 1_600_000 }),
      phase: fc.integer({ min: 0, max: 46_000 }),
      dueAt: fc
        .integer({ min: 0, max: 4e9 })
        .map((seconds) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)),
      kind: fc.constantFrom('channel' as const, 'dm' as const, 'follower' as const),
    });
    fc.assert(fc.property(any, (some) => nonceOf(some).length <= 25));
  });
});

describe('an attempt in doubt', () => {
  it('is looked for before the next one only when Discord may have forgotten its nonce', () => {
    expect(mustLookFirst(null, noon)).to.equal(false);
    expect(mustLookFirst(noon.subtract({ seconds: 149 }), noon)).to.equal(false);
    expect(mustLookFirst(noon.subtract({ seconds: 150 }), noon)).to.equal(true);
  });
});
