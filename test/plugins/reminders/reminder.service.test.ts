import { UserError } from '@sapphire/framework';
import { expect } from 'chai';
import { mostReminders } from '../../../plugins/reminders/premium.js';
import type { Wish } from '../../../plugins/reminders/wishes/wish.js';
import { type Backend, PostOffice } from './support/post-office.js';

const wish: Wish = { channelId: '3', when: 'in 2 hours', what: 'tea', locale: 'en-US' };

const MOST_REMINDERS = mostReminders('free');

describe('the reminders of a member', function () {
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

  /** Each test has a member of its own. */
  let member = 100;
  beforeEach(() => {
    member += 1;
  });
  const ask = (changes: Partial<Wish> = {}, { reminders } = one) =>
    reminders.create('1', `${member}`, { ...wish, ...changes });
  const create = async (changes: Partial<Wish> = {}, backend = one) => {
    const result = await ask(changes, backend);
    if (result.kind === 'asked') throw new Error('It was asked instead');
    return result;
  };
  const question = async (when: string) => {
    const result = await ask({ when });
    if (result.kind !== 'asked') throw new Error('It was not asked');
    return result.draft;
  };
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
  ] as const) {
    it(`are refused for "${when}"`, async () => {
      expect(await refusalOf(create({ when }))).to.equal(identifier);
      expect(await list()).to.deep.equal([]);
    });
  }

  it('are read by the clocks where the member lives', async () => {
    office.zone = 'Asia/Tokyo';
    const { reminder } = await create({ when: 'tomorrow at 20:00' }).finally(() => {
      office.zone = 'UTC';
    });
    expect(`${reminder.dueAt}`).to.equal('2026-11-26T11:00:00Z');
    expect(reminder.zone).to.equal('Asia/Tokyo');
  });

  it('keep the rule of what repeats, and tell the next five times', async () => {
    const { reminder } = await create({ when: 'every monday at 9:00' });
    expect(reminder).to.deep.include({ rule: 'RRULE:FREQ=WEEKLY;BYDAY=MO', startsAt: '2026-11-30T09:00:00' });
    const { moments } = await one.reminders.preview('1', `${member}`, reminder.id);
    const days = ['11-30', '12-07', '12-14', '12-21', '12-28'];
    expect(moments.map(String)).to.deep.equal(days.map((day) => `2026-${day}T09:00:00Z`));
  });

  it('are set only once a question about them is answered, and once only', async () => {
    const draft = await question('at 8');
    expect(await list()).to.deep.equal([]);
    const clicks = [one, other].map(({ reminders }) =>
      reminders.questions.choose('1', `${member}`, draft.id, 1),
    );
    const results = await Promise.allSettled(clicks);
    expect(results.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected']);
    expect(await list()).to.deep.equal(['tea']);
  });

  it('are not set by somebody else’s answer, nor in another guild, nor with a number that was not offered', async () => {
    const { id } = await question('at 8');
    const { reminders } = one;
    expect(await refusalOf(reminders.questions.choose('1', '99', id, 0))).to.equal('reminders.draftGone');
    expect(await refusalOf(reminders.questions.choose('2', `${member}`, id, 0))).to.equal(
      'reminders.draftGone',
    );
    expect(await refusalOf(reminders.questions.choose('1', `${member}`, id, 9))).to.equal(
      'reminders.when.past',
    );
    expect(await list()).to.deep.equal([]);
  });

  it('keep the last five questions only', async () => {
    const drafts = [];
    for (let count = 0; count < 7; count++) drafts.push(await question('at 8'));
    const asked = drafts.map(({ id }) => one.reminders.questions.find('1', `${member}`, id));
    const open = (await Promise.allSettled(asked)).map(({ status }) => status === 'fulfilled');
    expect(open).to.deep.equal([false, false, true, true, true, true, true]);
  });

  it('are refused without a text, and with one that is too long', async () => {
    expect(await refusalOf(create({ what: ' \u200E\n ' }))).to.equal('reminders.empty');
    expect(await refusalOf(create({ what: 'x'.repeat(1001) }))).to.equal('reminders.tooLong');
    await create({ what: 'x'.repeat(1000) });
  });

  it('may hold any text that a database would choke on', async () => {
    await create({ what: `a\u0000b \uD800 '; drop table reminders_reminders; -- \\` });
    expect(await list()).to.deep.equal([`ab \uFFFD '; drop table reminders_reminders; -- \\`]);
  });

  it('may hold such a text also when they are set by the answer to a question', async () => {
    const hostile = `what? ?? $1 '; drop table reminders_reminders; -- \\' \\? \\\\`;
    const result = await ask({ when: 'at 8', what: hostile });
    if (result.kind !== 'asked') throw new Error('It was not asked');
    const answered = await one.reminders.questions.choose('1', `${member}`, result.draft.id, 0);
    expect(answered.reminder.text).to.equal(hostile);
    expect(await list()).to.deep.equal([hostile]);
    expect(await one.reminders.own('1', `${member}`, answered.reminder.id)).to.deep.include(
      answered.reminder,
    );
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

  it('are more for who has paid', async () => {
    office.tier = 'monthly';
    for (let count = 0; count <= MOST_REMINDERS; count++) await create();
    office.tier = 'free';
    expect(await list()).to.have.lengthOf(MOST_REMINDERS + 1);
    expect(await create().catch(({ identifier }) => identifier)).to.equal('reminders.tooMany');
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
