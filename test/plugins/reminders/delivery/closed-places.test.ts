import { expect } from 'chai';
import type { Plan } from '../../../../plugins/reminders/domain/plan/plan.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import type { ChannelActor } from '../../../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { type Backend, PostOffice } from '../support/post-office.js';

const everyHour: Partial<Plan> = { rule: 'RRULE:FREQ=HOURLY', startsAt: '2026-11-25T12:00:00', zone: 'UTC' };
const many = Array.from({ length: 40 }, (_, index) => `tea ${index}`);

describe('places that refuse reminders', function () {
  this.timeout(180_000);
  let office: PostOffice;
  let guild: GuildActor;
  let channel: ChannelActor;
  let one: Backend;

  beforeEach(async () => {
    office = await PostOffice.open();
    guild = office.guild();
    channel = guild.createChannel('closed');
    one = await office.backend();
  });
  afterEach(() => office.close());

  const due = async (texts: readonly string[], plan: Partial<Plan> = {}) => {
    await office.due(guild, texts, office.now, plan);
    await one.orm.em.fork().nativeUpdate(Reminder, {}, { channelId: channel.id });
  };
  const posts = () =>
    office.discord.ledger.entries.filter(
      ({ method, path }) => method === 'POST' && path.includes(channel.id),
    );
  const arrivedDirectly = () =>
    guild.members.flatMap((member) => (member === guild.bot ? [] : member.directMessages().messages));
  const ticks = async (count: number) => {
    for (let tick = 0; tick < count; tick++) await office.after({ seconds: 1 });
  };

  it('are not asked for each reminder, and everybody is reminded directly', async () => {
    channel.denies(guild.bot, 'SendMessages');
    await due(many);
    await ticks(20);
    expect(posts().length).to.be.at.most(5); // what was on its way together
    expect((await office.reminders()).map(({ state }) => state)).to.deep.equal(many.map(() => 'sent'));
  });

  it('are asked once an hour by one of many, and used again as soon as they open', async () => {
    channel.denies(guild.bot, 'SendMessages');
    await due(['tea'], everyHour);
    await due(['coffee'], everyHour);
    await ticks(3);
    const before = posts().length;
    for (let hour = 0; hour < 3; hour++) {
      await office.after({ hours: 1 });
      await ticks(3);
    }
    expect(posts().length - before).to.equal(3);
    channel.allows(guild.bot, 'SendMessages');
    await office.after({ hours: 1 });
    await office.after({ hours: 1 });
    await ticks(2);
    expect(office.texts(guild).filter((text) => text === 'tea').length).to.be.within(1, 2);
    expect(office.texts(guild).length).to.equal(3); // the one that asked, and then both
  });

  it('are never asked again when they were deleted, and the owner is told once what to do', async () => {
    await due(['tea'], everyHour);
    channel.disappears();
    for (let hour = 0; hour < 5; hour++) {
      await office.tick();
      await ticks(2);
      await office.discord.clock.advance({ hours: 1 });
    }
    expect(posts()).to.have.lengthOf(1);
    const told = guild
      .member('member1')
      .directMessages()
      .messages.map(({ content }) => content);
    expect(told).to.have.lengthOf(5);
    expect(told.every((content) => content.includes('The channel is gone.'))).to.equal(true);
    expect(told.filter((content) => content.includes('/reminder edit'))).to.have.lengthOf(1);
    expect(told[0]).to.include('/reminder edit');
  });

  it('are not asked at all when somebody was heard to delete them', async () => {
    await due(['tea'], everyHour);
    await one.deliveries.closed.deleted(guild.id, channel.id);
    await office.tick();
    await ticks(2);
    expect(posts()).to.deep.equal([]);
    expect(arrivedDirectly()).to.have.lengthOf(1);
  });

  it('are not remembered when nobody wanted to be reminded there', async () => {
    await one.deliveries.closed.deleted(guild.id, channel.id);
    const rows = await one.orm.em.fork().execute('select from reminders_closed_places');
    expect(rows).to.deep.equal([]);
  });

  it('are forgotten when nobody has reminders there any more', async () => {
    await due(['tea'], everyHour);
    await one.deliveries.closed.deleted(guild.id, channel.id);
    await one.deliveries.closed.tidy();
    expect(await one.orm.em.fork().execute('select from reminders_closed_places')).to.have.lengthOf(1);
    await one.orm.em.fork().nativeDelete(Reminder, {});
    await one.deliveries.closed.tidy();
    expect(await one.orm.em.fork().execute('select from reminders_closed_places')).to.deep.equal([]);
  });

  it('may be somebody’s direct messages, which are asked once an hour too', async () => {
    await due(many);
    await one.orm.em.fork().nativeUpdate(Reminder, {}, { target: 'dm', userId: guild.owner.id });
    guild.owner.closesDirectMessages();
    await ticks(20);
    const asked = office.discord.ledger.entries.filter(({ path }) => path.endsWith('/users/@me/channels'));
    expect(asked.length).to.be.at.most(5);
    expect((await office.reminders()).every(({ problem }) => problem === 'dm-closed')).to.equal(true);
  });

  it('make a reminder fail at once in a guild that wants no direct messages instead', async () => {
    office.settings = { ...office.settings, directMessages: false };
    channel.denies(guild.bot, 'SendMessages');
    await due(['tea']);
    await ticks(3);
    expect(arrivedDirectly()).to.deep.equal([]);
    expect((await office.reminders())[0]).to.deep.include({ state: 'failed', problem: 'forbidden' });
  });
});
