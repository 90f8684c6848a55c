import { expect } from 'chai';
import { pageButtons, pageOf, pageOfButton } from '../../../src/utils/embeds/pages.js';

describe('pages of a list', () => {
  const items = [1, 2, 3, 4, 5];

  it('are cut in order', () => {
    expect(pageOf(items, 1, 2)).to.deep.equal({ items: [3, 4], number: 1, count: 3 });
  });

  it('fall back to the last one when the list has shrunk', () => {
    expect(pageOf(items, 9, 2)).to.deep.equal({ items: [5], number: 2, count: 3 });
  });

  it('fall back to the first one when the number is nonsense', () => {
    expect(pageOf(items, Number.NaN, 2).number).to.equal(0);
    expect(pageOf(items, -3, 2).number).to.equal(0);
  });

  it('exist even for an empty list', () => {
    expect(pageOf([], 0, 2)).to.deep.equal({ items: [], number: 0, count: 1 });
  });

  it('have no buttons when there is one', () => {
    expect(pageButtons('x:page', { number: 0, count: 1 })).to.deep.equal([]);
  });

  it('have buttons that know where they lead, with the ends switched off', () => {
    const [row] = pageButtons('x:page', { number: 0, count: 3 });
    expect(row?.components.map(({ custom_id, disabled }) => [custom_id, disabled])).to.deep.equal([
      ['x:page:-1', true],
      ['x:page:here', true],
      ['x:page:1', false],
    ]);
  });

  it('are found by their buttons, and by no other', () => {
    const [row] = pageButtons('tea:list', pageOf([1, 2, 3], 0, 1));
    const found = row?.components.map(({ custom_id }) => pageOfButton('tea:list', custom_id));
    expect(found).to.deep.equal([null, null, 1]);
    for (const forged of [
      'tea:list',
      'tea:list:',
      'tea:list:-1',
      'tea:list:1e3',
      'tea:list:9999999',
      'tea:lists:1',
    ])
      expect(pageOfButton('tea:list', forged), forged).to.equal(null);
  });
});
