import { expect } from 'chai';
import { statementsOf } from '../../../../../plugins/reminders/domain/announcement/statements.js';

/** How many characters are looked at for a time, which is what reading a message costs. */
function workOf(text: string): number {
  const message = {
    content: text,
    embeds: [
      { title: text, description: text, fields: [{ name: text, value: text }], footer: { text } },
      { title: text },
    ],
  };
  return statementsOf(message).reduce((sum, statement) => sum + statement.text.length, 0);
}

describe('the statements of a message', () => {
  for (const unit of [
    'friday 20:00 ',
    'friday 20:00\n',
    '> tomorrow 9-5\n',
    'Date: 1/1\n',
    '٣:٠٠ ',
    '\u202e8pm\u202c. A ',
  ]) {
    it(`of ${JSON.stringify(unit)} again and again are as much work in a megabyte as in 20,000 characters`, () => {
      const long = workOf(unit.repeat(Math.ceil(20_000 / unit.length)));
      const longer = workOf(unit.repeat(Math.ceil(1_000_000 / unit.length)));
      expect(long).to.be.within(1, 10_000);
      expect(longer).to.equal(long);
    });
  }

  it('know a quotation that is answered from one that is there for its looks', () => {
    const quoted = (content: string) => statementsOf({ content }).map(({ isQuoted }) => isQuoted === true);
    expect(quoted('> 8pm tomorrow\nthat was last year')).to.deep.equal([true, false]);
    expect(quoted('Raid night\n> 8pm tomorrow')).to.deep.equal([false, false]);
    expect(quoted('> Raid night\n> 8pm tomorrow')).to.deep.equal([false, false]);
  });
});
