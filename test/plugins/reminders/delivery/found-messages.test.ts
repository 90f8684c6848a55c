import { expect } from 'chai';
import { FoundMessages } from '../../../../plugins/reminders/delivery/found-messages.js';

describe('a message that was found or posted', () => {
  it('is one delivery’s alone, who may find it again', () => {
    const found = new FoundMessages();
    expect(found.take(['1', '2'], 'tea')).to.equal('1');
    expect(found.take(['1', '2'], 'cake')).to.equal('2');
    expect(found.take(['1', '2'], 'tea')).to.equal('1');
    expect(found.take(['1', '2'], 'soup')).to.equal(undefined);
  });

  it('is not taken for another when it was posted and is not recorded yet', () => {
    const found = new FoundMessages();
    found.keep('1', 'tea');
    expect(found.take(['1'], 'cake')).to.equal(undefined);
  });

  it('is forgotten long after, so that memory has an end', () => {
    const found = new FoundMessages();
    found.keep('0', 'tea');
    for (let number = 1; number <= 1_000; number++) found.keep(`${number}`, 'cake');
    expect(found.take(['0'], 'soup')).to.equal('0');
  });
});
