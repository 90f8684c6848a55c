import { expect } from 'chai';
import { mostReminders } from '../../../plugins/reminders/premium.js';
import type { Wish } from '../../../plugins/reminders/wishes/wish.js';
import { type Backend, PostOffice } from './support/post-office.js';

const wish: Wish = { channelId: '3', when: 'in 2 hours', what: 'tea', locale: 'en-US' };
const MOST = mostReminders('free');
const RACES = 25;

/** Two processes, each with connections of its own. */
describe('the last place for a reminder', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let one: Backend;
  let other: Backend;

  before(async () => {
    office = await PostOffice.open();
    one = await office.backend();
    other = await office.backend();
  });
  after(() => office.close());

  const add = ({ reminders }: Backend, member: string) => reminders.create('1', member, wish);
  const addMany = (member: string, count: number) =>
    Promise.allSettled(Array.from({ length: count }, (_, index) => add(index % 2 ? one : other, member)));
  const listed = async (member: string) => (await one.reminders.list('1', member)).length;

  it('is given to one, however many ask for it in both processes at once', async () => {
    for (let race = 0; race < RACES; race++) {
      const member = `${100 + race}`;
      await addMany(member, MOST - 1);
      const ends = (await addMany(member, 4)).map(endOf).sort();
      expect(ends).to.deep.equal(['added', ...Array.from({ length: 3 }, () => 'reminders.tooMany')]);
      expect(await listed(member)).to.equal(MOST);
    }
  });

  it('is gone for who came while it was being taken, by command or by the answer to a question', async () => {
    const member = '99';
    await addMany(member, MOST - 1);
    const question = await one.reminders.create('1', member, { ...wish, when: 'at 8' });
    if (question.kind !== 'asked') throw new Error('It was not asked');
    const gate = await office.gate('before insert on reminders_reminders');
    const first = add(one, member);
    await gate.someWait(1);
    const late = Promise.allSettled([
      add(other, member),
      other.reminders.questions.choose('1', member, question.draft.id, 0),
    ]);
    await gate.someWait(3);
    await gate.open();
    expect((await first).kind).to.equal('created');
    expect((await late).map(endOf)).to.deep.equal(['reminders.tooMany', 'reminders.tooMany']);
    expect(await listed(member)).to.equal(MOST);
  });
});

function endOf(result: PromiseSettledResult<unknown>): string {
  return result.status === 'fulfilled' ? 'added' : result.reason.identifier;
}
