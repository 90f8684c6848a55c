import { UserError } from '@sapphire/framework';
import { expect } from 'chai';
import { mostReminders } from '../../../plugins/reminders/premium.js';
import { Reminder } from '../../../plugins/reminders/reminder.entity.js';
import type { Wish } from '../../../plugins/reminders/wishes/wish.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Backend, PostOffice } from './support/post-office.js';

describe('the personal reminders of somebody', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let one: Backend;
  let other: Backend;
  let abroad: GuildActor;
  let dora: MemberActor;
  let count = 0;

  before(async () => {
    office = await PostOffice.open();
    one = await office.backend();
    other = await office.backend();
    abroad = office.discord.createGuild({ name: 'Abroad', bot: null });
  });
  beforeEach(() => {
    count += 1;
    dora = abroad.member(`dora${count}`);
    dora.addsBotToAccount();
  });
  afterEach(() => one.orm.em.fork().nativeDelete(Reminder, {}));
  after(() => office.close());

  const create = async (changes: Partial<Wish> = {}, { reminders } = one) => {
    const wish = { channelId: '3', when: 'in 2 hours', what: 'tea', locale: 'en-US', ...changes };
    const result = await reminders.create(dora.id, dora.id, wish);
    if (result.kind === 'asked') throw new Error('It was asked instead');
    return result.reminder;
  };
  const refusalOf = (promise: Promise<unknown>) =>
    promise.then(
      () => 'not refused',
      (error: unknown) => (error instanceof UserError ? error.identifier : error),
    );
  const arrived = () => dora.directMessages().messages.map(({ content }) => content.split('\n>>> ')[1]);

  it('go to them, whatever place is named', async () => {
    const reminder = await create();
    expect(reminder).to.deep.include({ guildId: dora.id, userId: dora.id, channelId: dora.id, target: 'dm' });
    const edited = await one.reminders.edit(dora.id, dora.id, reminder.id, {
      channelId: '4',
      what: 'green tea',
      locale: 'en-US',
    });
    if (edited.kind === 'asked') throw new Error('It was asked instead');
    expect(edited.reminder).to.deep.include({ channelId: dora.id, target: 'dm', text: 'green tea' });
  });

  it('are refused for a channel', async () => {
    const wish = { manner: { target: 'channel' } } as const;
    expect(await refusalOf(create(wish))).to.equal('reminders.personal.direct');
    const { id } = await create();
    const edit = one.reminders.edit(dora.id, dora.id, id, { ...wish, locale: 'en-US' });
    expect(await refusalOf(edit)).to.equal('reminders.personal.direct');
  });

  it('cannot stand in the database with another place, whatever the code does', async () => {
    const { id } = await create();
    const move = (change: Partial<Reminder>) => one.orm.em.fork().nativeUpdate(Reminder, { id }, change);
    for (const change of [{ target: 'channel' }, { channelId: '3' }] as const)
      expect(`${await move(change).catch((error: unknown) => error)}`).to.include('home_check');
  });

  it('are nobody else’s, also not in a guild', async () => {
    const { id } = await create();
    const { reminders } = one;
    const eli = abroad.member(`eli${count}`);
    for (const home of [eli.id, dora.id, abroad.id])
      expect(await refusalOf(reminders.delete(home, eli.id, id))).to.equal('reminders.unknown');
    expect(await refusalOf(reminders.delete(abroad.id, dora.id, id))).to.equal('reminders.unknown');
    expect(await reminders.list(abroad.id, dora.id)).to.deep.equal([]);
    expect(await refusalOf(reminders.followers.channelOf(abroad.id, id))).to.be.a('string');
  });

  it('are counted apart, also when two processes are asked at once', async () => {
    const most = mostReminders('free');
    const asked = Array.from({ length: most + 3 }, (_, index) =>
      refusalOf(create({ when: 'in 3 days' }, index % 2 === 0 ? one : other)),
    );
    const outcomes = await Promise.all(asked);
    expect(outcomes.filter((outcome) => outcome === 'reminders.tooMany')).to.have.length(3);
    const wish = { channelId: '3', when: 'in 2 hours', what: 'tea', locale: 'en-US' };
    expect(await refusalOf(one.reminders.create('77', dora.id, wish))).to.equal('not refused');
  });

  it('take turns with guilds, so that a busy guild lets nobody wait', async () => {
    const guild = office.guild();
    const dueAt = office.now.add({ hours: 1 });
    await office.due(
      guild,
      Array.from({ length: 150 }, (_, index) => `guild ${index}`),
      dueAt,
    );
    await create({ when: 'in 61 minutes', what: 'mine' });
    await office.discord.clock.advance({ hours: 1, minutes: 2 });
    await one.deliveries.deliverDue();
    await one.deliveries.settled();
    expect(arrived()).to.deep.equal(['mine']);
    expect(office.texts(guild).length).to.be.lessThan(150);
  });

  it('come once, with two processes at work', async () => {
    await create();
    await office.after({ hours: 2 });
    await office.after({ hours: 1 });
    expect(arrived()).to.deep.equal(['tea']);
  });

  it('are held by nothing that happens to a guild', async () => {
    const guild = office.guild();
    guild.member(`dora${count}`);
    await create();
    const { absences } = one.reminders;
    office.switchedOff.add(guild.id);
    guild.kicksBot();
    await absences.botRemoved(guild.id);
    await absences.memberLeft(guild.id, dora.id);
    await office.after({ hours: 2 });
    expect(arrived()).to.deep.equal(['tea']);
    expect((await one.reminders.history.list(dora.id, dora.id)).map(({ state }) => state)).to.deep.equal([
      'sent',
    ]);
  });

  it('outlive a guild that is forgotten', async () => {
    const guild = office.guild();
    await create({ when: 'in 40 days' });
    await one.reminders.absences.botRemoved(guild.id);
    await office.discord.clock.advance({ hours: 24 * 31 });
    await one.reminders.tidy();
    expect((await one.reminders.list(dora.id, dora.id)).map(({ text }) => text)).to.deep.equal(['tea']);
  });

  it('that cannot be delivered fail with the reason, and a series goes on', async () => {
    const once = await create();
    await create({ when: 'every day at 20:00', what: 'stretch' });
    dora.removesBotFromAccount();
    await office.after({ hours: 2 });
    await office.after({ hours: 24 });
    expect(arrived()).to.deep.equal([]);
    const states = (await one.reminders.list(dora.id, dora.id)).map(({ text, state, problem }) => [
      text,
      state,
      problem ?? null,
    ]);
    expect(states).to.deep.include(['tea', 'failed', 'dm-closed']);
    expect(states).to.deep.include(['stretch', 'scheduled', null]);
    const { deliveries } = await one.reminders.history.of(dora.id, dora.id, once.id);
    expect(deliveries.map(({ state, problem }) => [state, problem])).to.deep.equal([['failed', 'dm-closed']]);
  });

  it('find an open door again as soon as their owner sets one', async () => {
    await create();
    dora.removesBotFromAccount();
    await office.after({ hours: 2 });
    dora.addsBotToAccount();
    await create({ when: 'in 5 minutes', what: 'cake' });
    await office.after({ minutes: 5 });
    expect(arrived()).to.deep.equal(['cake']);
  });
});
