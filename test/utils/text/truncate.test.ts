import { expect } from 'chai';
import { truncate } from '../../../src/utils/text/truncate.js';

describe('truncation', () => {
  it('leaves what fits', () => expect(truncate('abc', 3)).to.equal('abc'));
  it('ends with an ellipsis within the limit', () => expect(truncate('abcdef', 4)).to.equal('abc…'));
  it('does not cut an escape', () => expect(truncate('ab\\*cd', 4)).to.equal('ab…'));
  it('does not cut a mention', () => expect(truncate('hi <@123456789012345678> you', 12)).to.equal('hi…'));
  it('does not cut a timestamp', () => expect(truncate('at <t:1700000000:F> sharp', 10)).to.equal('at…'));
  it('does not cut a link', () => expect(truncate('see https://example.com/path now', 20)).to.equal('see…'));
  it('does not cut a family', () => expect(truncate('👩‍👩‍👧👩‍👩‍👧', 10)).to.equal('👩‍👩‍👧…'));
  it('does not separate a letter from its accent', () => expect(truncate('xe\u0301y', 3)).to.equal('x…'));
  it('is empty when there is room for nothing', () => expect(truncate('abc', 1)).to.equal(''));
});
