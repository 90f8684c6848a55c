import { expect } from 'chai';
import { parseShards } from '../../src/cli/parse-shards.js';

describe('a list of shards', () => {
  it('has numbers and ranges, in any order, each once', () => {
    expect(parseShards('0-3')).to.deep.equal([0, 1, 2, 3]);
    expect(parseShards('8, 1-2,2-3')).to.deep.equal([1, 2, 3, 8]);
  });

  for (const nonsense of ['', 'a', '3-1', '-1', '1-', '1;2', '0-99999']) {
    it(`is not ${JSON.stringify(nonsense)}`, () => expect(parseShards(nonsense)).to.equal(null));
  }
});
