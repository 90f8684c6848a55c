import { expect } from 'chai';
import type { APIGuildScheduledEvent } from 'discord-api-types/v10';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { type TeaNews, textOf, titleOf } from './support/tea-news.js';

const FRIDAY = '2026-11-27T20:00:00.000000+00:00';
const SATURDAY = '2026-11-28T20:00:00.000000+00:00';

describe('events of announcements', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory(
    (story) => {
      ({ world, house } = story);
    },
    { 'announcements.events': 'all' },
  );

  const starts = () => house.guild.scheduledEvents.map((event) => event.scheduled_start_time);
  /** Passes a few seconds, so that what was heard is brought about. */
  const settle = async () => {
    await house.everythingHeard();
    await house.pass({ seconds: 10 });
    await house.pass({ seconds: 10 });
  };
  /** Long before a server that took none is asked again by itself. */
  const soon = (are: () => boolean) => {
    const end = world.clock.now().add({ minutes: 45 });
    return until(async () => {
      await house.pass({ seconds: 2 });
      expect(Temporal.Instant.compare(world.clock.now(), end)).to.equal(-1);
      return are();
    });
  };
  const gameNights = () => house.guild.scheduledEvents.filter(({ name }) => name.includes('ame night'));

  it('stand on the list of the server, and arrive as a reminder, too', async () => {
    const announced = house.announce('Game night this Friday at 20:00!\nLocation: The old library');
    await house.told();
    await house.pass({ seconds: 10 });
    const link = `https://discord.com/channels/${house.guild.id}/${house.news.id}/${announced.id}`;
    const [event] = house.guild.scheduledEvents;
    expect(event).to.deep.include({
      name: 'Game night this Friday at 20:00!',
      description: link,
      creator_id: house.guild.bot.id,
      scheduled_start_time: FRIDAY,
      scheduled_end_time: '2026-11-27T21:00:00.000000+00:00',
    });
    expect(event?.entity_metadata?.location).to.equal('The old library');
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.have.lengthOf(1);
    expect(house.guild.scheduledEvents).to.deep.equal([]); // it is over
    expect(world.discord.ledger.entries.filter(({ method }) => method === 'DELETE')).to.deep.equal([]);
  });

  it('move with an edit, also in their words, and go with the message', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await settle();
    const [before] = gameNights();
    house.alice.edits(announced, { content: 'Board game night this Saturday at 20:00!' });
    await settle();
    expect(gameNights()).to.have.lengthOf(1);
    expect(gameNights()[0]).to.deep.include({
      id: before?.id,
      name: 'Board game night this Saturday at 20:00!',
      scheduled_start_time: SATURDAY,
    });
    house.alice.edits(announced, { content: 'Chess game night this Saturday at 20:00!' });
    await settle();
    expect(gameNights()[0]).to.include({ id: before?.id, name: 'Chess game night this Saturday at 20:00!' });
    house.alice.deletes(announced);
    await settle();
    expect(gameNights()).to.deep.equal([]);
  });

  it('go when the reminder is taken back, and come back with another time', async () => {
    house.announce('Game night this Friday at 20:00!');
    const card = await house.told();
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([FRIDAY]);
    const form = await house.host.click(card.button('Another time'));
    const fixed = await house.host.submit(form, { When: 'saturday 20:00' });
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([SATURDAY]);
    await house.host.click(fixed.button('Take back'));
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([]);
  });

  it('are made only after a person has chosen, where the time is not sure', async () => {
    house.announce('Raid on Friday at 8, be there!');
    const card = await house.told();
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([]);
    await house.host.click(card.button(card.buttons[1] ?? ''));
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([FRIDAY]);
  });

  it('of a series stand for its next time, one after the other', async () => {
    house.announce('Bible study every Wednesday at 19:30, all are welcome');
    await house.told();
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal(['2026-11-25T19:30:00.000000+00:00']);
    await house.pass({ hours: 7, minutes: 40 });
    await house.pass({ minutes: 10 }); // it has begun, and runs until half past eight
    expect(starts()).to.deep.equal(['2026-11-25T19:30:00.000000+00:00', '2026-12-02T19:30:00.000000+00:00']);
    await house.pass({ hours: 24 * 7 });
    await house.pass({ minutes: 10 });
    expect(starts()).to.include('2026-12-09T19:30:00.000000+00:00');
    expect(world.discord.ledger.entries.filter(({ method }) => method === 'DELETE')).to.deep.equal([]);
  });

  it('are none where the server wants none, or none of a series', async () => {
    await house.set({ 'announcements.events': 'once' });
    house.announce('Bible study every Wednesday at 19:30, all are welcome');
    await house.told();
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([]);
    await house.set({ 'announcements.events': 'off' });
    house.announce('Game night this Friday at 20:00!');
    await house.told();
    await house.pass({ seconds: 10 });
    expect(starts()).to.deep.equal([]);
  });

  it('that a person deletes are not made again', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await settle();
    const [event] = gameNights();
    if (!event) throw new Error('there is an event');
    house.host.deletesEvent(event);
    await settle();
    house.alice.edits(announced, { content: 'Game night this Saturday at 20:00!' });
    await settle();
    await house.pass({ hours: 2 });
    expect(gameNights()).to.deep.equal([]);
    await house.pass({ hours: 24 * 4 });
    expect(house.reminders().map(({ content }) => content.includes('Saturday'))).to.include(true);
  });

  for (const [how, endsEvent] of [
    ['deletes', (event: APIGuildScheduledEvent) => house.host.deletesEvent(event)],
    ['calls off', (event: APIGuildScheduledEvent) => house.host.callsOffEvent(event)],
  ] as const)
    it(`that a person ${how} are not made for the next time of a series either, until somebody wants one`, async () => {
      house.announce('Bible study every Wednesday at 19:30, all are welcome');
      await house.told();
      await house.pass({ seconds: 10 });
      const [event] = house.guild.scheduledEvents;
      if (!event) throw new Error('there is an event');
      endsEvent(event);
      await house.pass({ hours: 7, minutes: 31 });
      const card = await house.told();
      expect(titleOf(card)).to.equal('An announcement gets no event any more');
      expect(textOf(card)).to.include(
        "Its event was deleted from the server's list, so I make none any more.",
      );
      await house.pass({ hours: 24 * 7 });
      expect(starts()).to.deep.equal([]);
      expect(textOf(await house.host.slash('announcement list'))).to.include('I make none any more');
      await world.restartBot();
      expect((await house.alice.click(card.button('Event again'))).content).to.match(/^Only who manages/);
      const again = await house.host.click(card.button('Event again'));
      expect([titleOf(again), again.buttons]).to.deep.equal([
        'Reminder set for an announcement',
        ['Another time', 'Take back'],
      ]);
      await house.pass({ seconds: 10 });
      expect(starts()).to.deep.equal(['2026-12-09T19:30:00.000000+00:00']);
      expect(textOf(await house.host.slash('announcement list'))).to.not.include('I make none any more');
    });

  it('that a person deletes while the bot is away are not made again when they move', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await settle();
    const [event] = gameNights();
    if (!event) throw new Error('there is an event');
    await world.bot.stop();
    house.host.deletesEvent(event);
    await world.restartBot();
    house.alice.edits(announced, { content: 'Game night this Saturday at 20:00!' });
    await settle();
    expect(gameNights()).to.deep.equal([]);
  });

  it('that a person deletes are told at once, also where nothing is to come after them', async () => {
    house.announce('Game night this Friday at 20:00!');
    await house.told();
    await settle();
    const [event] = gameNights();
    if (!event) throw new Error('there is an event');
    house.host.deletesEvent(event);
    const card = await house.told();
    expect([titleOf(card), card.buttons]).to.deep.equal([
      'An announcement gets no event any more',
      ['Another time', 'Event again', 'Take back'],
    ]);
    await house.host.click(card.button('Event again'));
    await settle();
    expect(gameNights()).to.have.lengthOf(1);
  });

  for (const [how, endsEvent] of [
    ['deletes', (event: APIGuildScheduledEvent) => house.host.deletesEvent(event)],
    ['calls off', (event: APIGuildScheduledEvent) => house.host.callsOffEvent(event)],
  ] as const)
    it(`that a person ${how} are not made for the next time where the bot is away when they would take place`, async () => {
      house.announce('Bible study every Wednesday at 19:30, all are welcome');
      await house.told();
      await house.pass({ seconds: 10 });
      const [event] = house.guild.scheduledEvents;
      if (!event) throw new Error('there is an event');
      endsEvent(event);
      expect(titleOf(await house.told())).to.equal('An announcement gets no event any more');
      expect(`${world.clock.now()}` < '2026-11-25T19:30').to.equal(true); // long before it would begin
      await world.bot.stop();
      await world.clock.advance({ hours: 10 });
      await world.restartBot();
      await settle();
      expect(starts()).to.deep.equal(['2026-12-24T15:00:00.000000+00:00']); // the cake party
    });

  describe('that the bot may not make', () => {
    const RIGHTS = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'] as const;
    const asked = () =>
      world.discord.ledger.entries.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/scheduled-events'),
      );
    const quizzes = () => house.guild.scheduledEvents.filter(({ name }) => name.startsWith('Quiz'));
    const ownRole = () => {
      const own = [...house.guild.state.roles.values()].find(({ tags }) => tags?.bot_id !== undefined);
      return own?.name ?? '';
    };
    const lines = () => house.cards().filter((card) => textOf(card).includes('I may not make events'));
    const doctor = async (locale: 'en-US' | 'nl' = 'en-US') => {
      const boss = house.guild.member(`boss-${locale}`, { roles: ['Manager'], locale });
      return ((await boss.slash('doctor')).embeds[0]?.fields ?? []).map(({ value }) => value).join('\n');
    };
    beforeEach(async () => {
      house.guild.createRole('Manager', ['ManageGuild']);
      house.guild.updateRole(ownRole(), { permissions: [...RIGHTS] });
      for (const hour of [18, 19, 20]) house.announce(`Quiz this Friday at ${hour}:00, join us!`);
      await settle();
      await settle();
    });

    it('are told once, and asked for once an hour', async () => {
      await house.pass({ minutes: 45 });
      expect(asked().map(({ status }) => status)).to.deep.equal([403]);
      expect(lines()).to.have.lengthOf(1);
      await house.pass({ minutes: 20 });
      expect(asked().map(({ status }) => status)).to.deep.equal([403, 403]);
      expect(lines()).to.have.lengthOf(1);
    });

    it('are counted by /doctor, which says what is missing, in the language of the reader', async () => {
      expect(await doctor())
        .to.include('events of announcements wait, since I may not make events here')
        .and.include('Give me the permission Create Events');
      expect(await doctor('nl')).to.include('evenementen van aankondigingen wachten');
      house.guild.updateRole(ownRole(), { permissions: [...RIGHTS, 'CreateEvents'] });
      await soon(() => quizzes().length === 3);
      expect(await doctor()).to.not.include('announcements wait');
    });

    it('come as soon as its role has the right', async () => {
      house.guild.updateRole(ownRole(), { permissions: [...RIGHTS, 'CreateEvents'] });
      await soon(() => quizzes().length === 3);
    });

    it('come as soon as it has another role with the right', async () => {
      house.guild.createRole('Event maker', ['CreateEvents']);
      house.guild.bot.getsRole('Event maker');
      await soon(() => quizzes().length === 3);
    });

    it('come after a restart where the right was given while it was away', async () => {
      await world.bot.stop();
      house.guild.updateRole(ownRole(), { permissions: [...RIGHTS, 'CreateEvents'] });
      await world.restartBot();
      await soon(() => quizzes().length === 3);
    });

    it('are asked for no more often because a role is changed that does not help', async () => {
      house.guild.updateRole(ownRole(), { permissions: [...RIGHTS, 'AddReactions'] });
      house.guild.updateRole('Herald', { permissions: ['CreateEvents'] });
      await settle();
      expect(asked().map(({ status }) => status)).to.deep.equal([403]);
      expect(lines()).to.have.lengthOf(1);
    });
  });

  it('come as soon as there is room for another one', async () => {
    for (let number = 0; number < 100; number++)
      house.guild.owner.plansEvent({
        name: `Event ${number}`,
        scheduled_start_time: '2026-12-01T20:00:00Z',
        scheduled_end_time: '2026-12-01T21:00:00Z',
      });
    house.announce('Game night this Friday at 20:00!');
    await settle();
    house.guild.createRole('Manager', ['ManageGuild']);
    const boss = house.guild.member('boss', { roles: ['Manager'] });
    const found = (await boss.slash('doctor')).embeds[0]?.fields?.map(({ value }) => value).join('\n');
    expect(found).to.match(/waits?, since this server has 100 events/);
    const [first, second] = house.guild.scheduledEvents;
    if (!first || !second) throw new Error('there are a hundred events');
    house.host.deletesEvent(first);
    house.host.callsOffEvent(second); // the other one is for the cake party
    await soon(() => gameNights().length === 1);
  });
});
