import { UserError } from '@sapphire/framework';
import { expect } from 'chai';
import { MOST_REMINDERS, type Wish } from '../../../plugins/reminders/reminder.service.js';
import { type Backend, PostOffice } from './support/post-office.js';

const wish: Wish = { channelId: '3', when: 'in 2 hours', what: 'tea', locale: 'en-US' };

describe('the reminders of a member', function () {
  this.timeout(60_000);
  let office: PostOffice;
  let one: Backend;
  let other: Backend;

  before(async () => {
    office = await PostOffice.open();
    one = await office.backend();
    other = await office.backend();
  });
  after(() => office.close());

  /** Each test has a member of its own. */
  let member = 100;
  beforeEach(() => {
    member += 1;
  });
  const create = (changes: Partial<Wish> = {}, { reminders } = one) =>
    reminders.create('1', `${member}`, { ...wish, ...changes });
  const list = async () => (await one.reminders.list('1', `${member}`)).map(({ text }) => text);

  it('are kept with the moment that was meant', async () => {
    const { reminder } = await create();
    expect(`${reminder.dueAt}`).to.equal('2026-11-25T14:00:00Z');
    expect(reminder).to.deep.include({
      guildId: '1',
      userId: `${member}`,
      channelId: '3',
      state: 'scheduled',
    });
  });

  it('are read in Dutch too, and the assumptions told', async () => {
    const { reminder, assumptions } = await create({ when: 'morgen om 20u', locale: 'nl' });
    expect(`${reminder.dueAt}`).to.equal('2026-11-26T20:00:00Z');
    expect(assumptions).to.include('zone');
  });

  for (const [when, identifier] of [
    ['yesterday', 'reminders.when.past'],
    ['gibberish', 'reminders.when.unclear'],
    ['30 february at 10:00', 'reminders.when.impossible'],
    ['in 100 years', 'reminders.when.too-far'],
    ['at 8', 'reminders.ambiguous'],
    ['every monday at 9:00', 'reminders.repeats'],
    ['every second friday at 9:00', 'reminders.repeats'],
  ] as const) {
    it(`are refused for "${when}"`, async () => {
      expect(await refusalOf(create({ when }))).to.equal(identifier);
      expect(await list()).to.deep.equal([]);
    });
  }

  it('are refused without a text, and with one that is too long', async () => {
    expect(await refusalOf(create({ what: ' \u200E\n ' }))).to.equal('reminders.empty');
    expect(await refusalOf(create({ what: 'x'.repeat(1001) }))).to.equal('reminders.tooLong');
    await create({ what: 'x'.repeat(1000) });
  });

  it('may hold any text that a database would choke on', async () => {
    await create({ what: `a\u0000b \uD800 '; drop table reminders_reminders; -- \\` });
    expect(await list()).to.deep.equal([`ab \uFFFD '; drop table reminders_reminders; -- \\`]);
  });

  it(`are ${MOST_REMINDERS} at most, also when they are asked for at once in two processes`, async () => {
    const asked = Array.from({ length: MOST_REMINDERS + 15 }, (_, index) =>
      create({}, index % 2 ? one : other),
    );
    const results = await Promise.allSettled(asked);
    const refused = results
      .filter((result) => result.status === 'rejected')
      .map(({ reason }) => reason.identifier);
    expect(refused).to.deep.equal(Array.from({ length: 15 }, () => 'reminders.tooMany'));
    expect(await list()).to.have.lengthOf(MOST_REMINDERS);
  });

  it('make room again when one is deleted', async () => {
    const created = [];
    for (let count = 0; count < MOST_REMINDERS; count++) created.push(await create());
    await one.reminders.delete('1', `${member}`, created[0]?.reminder.id ?? '');
    await create();
  });

  it('are listed with the earliest first', async () => {
    await create({ when: 'in 3 hours', what: 'third' });
    await create({ when: 'in 1 hour', what: 'first' });
    await create({ when: 'in 2 hours', what: 'second' });
    expect(await list()).to.deep.equal(['first', 'second', 'third']);
  });

  it('are deleted by nobody else, and from no other guild', async () => {
    const { id } = (await create()).reminder;
    expect(await refusalOf(one.reminders.delete('1', '99', id))).to.equal('reminders.unknown');
    expect(await refusalOf(one.reminders.delete('2', `${member}`, id))).to.equal('reminders.unknown');
    expect(await list()).to.deep.equal(['tea']);
  });

  it('are forgotten a month after they arrived, and not before', async () => {
    const guild = office.guild();
    await office.due(guild, ['tea']);
    await office.tick();
    await office.discord.clock.advance({ hours: 24 * 29 });
    expect(await one.reminders.tidy()).to.equal(0);
    await office.discord.clock.advance({ hours: 24 * 2 });
    expect(await one.reminders.tidy()).to.equal(1);
  });
});

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserError) return error.identifier;
    throw error;
  }
  throw new Error('It was not refused');
}
