import { expect } from 'chai';
import { forgetFirst, MOST_CONVERSATIONS } from '../../../src/core/discord/conversations.js';

describe('the conversations that a client remembers', () => {
  const channels = (count: number, isDMBased: boolean) =>
    Array.from(
      { length: count },
      (_, index) => [`${isDMBased}${index}`, { isDMBased: () => isDMBased }] as const,
    );

  it('are the newest, and never more than there may be', () => {
    const known = new Map(channels(MOST_CONVERSATIONS + 2, true));
    forgetFirst(known);
    expect(known.size).to.equal(MOST_CONVERSATIONS);
    expect([known.has('true0'), known.has('true1'), known.has('true2')]).to.deep.equal([false, false, true]);
  });

  it('stay while they are few, and take no channel of a guild with them', () => {
    const known = new Map([...channels(MOST_CONVERSATIONS + 50, false), ...channels(3, true)]);
    forgetFirst(known);
    expect(known.size).to.equal(MOST_CONVERSATIONS + 53);
  });
});
