import { expect } from 'chai';
import { groupShards, nameShards } from '../../../src/core/processes/shard-groups.js';

const shards = (count: number) => Array.from({ length: count }, (_, id) => id);
const sizes = (count: number, perProcess: number | 'auto', cores: number) =>
  groupShards(shards(count), perProcess, cores).map(({ length }) => length);

describe('groups of shards', () => {
  it('have about eight shards each, left to themselves', () => {
    expect(sizes(1, 'auto', 4)).to.deep.equal([1]);
    expect(sizes(8, 'auto', 4)).to.deep.equal([8]);
    expect(sizes(16, 'auto', 4)).to.deep.equal([8, 8]);
  });

  it('are even rather than full', () => {
    expect(sizes(9, 'auto', 4)).to.deep.equal([5, 4]);
  });

  it('are no more than there are cores', () => {
    expect(sizes(64, 'auto', 2)).to.deep.equal([32, 32]);
  });

  it('have as many shards as the operator says, whatever the cores', () => {
    expect(sizes(4, 2, 1)).to.deep.equal([2, 2]);
    expect(sizes(5, 1, 1)).to.deep.equal([1, 1, 1, 1, 1]);
  });

  it('hold every shard exactly once', () => {
    for (let count = 1; count < 70; count++) {
      for (const perProcess of ['auto', 1, 3, 8] as const) {
        expect(groupShards(shards(count), perProcess, 3).flat()).to.deep.equal(shards(count));
      }
    }
  });

  it('are named by their range, or by their shards', () => {
    expect(nameShards([0, 1, 2, 3])).to.equal('0-3');
    expect(nameShards([5])).to.equal('5');
    expect(nameShards([0, 2, 5])).to.equal('0,2,5');
  });
});
