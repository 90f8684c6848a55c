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

  it('that the bot may not make are told once and asked for once an hour, and come when it may', async () => {
    const { guild } = house;
    const [own] = guild.bot.raw.roles;
    const role = [...guild.state.roles.values()].find(({ id }) => id === own);
    guild.updateRole(role?.name ?? '', {
      permissions: ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory'],
    });
    for (const hour of [18, 19, 20]) house.announce(`Quiz this Friday at ${hour}:00, join us!`);
    await settle();
    await house.pass({ minutes: 50 });
    const asked = () =>
      world.discord.ledger.entries.filter(
        ({ method, path }) => method === 'POST' && path.endsWith('/scheduled-events'),
      );
    expect(asked().map(({ status }) => status)).to.deep.equal([403]);
    const told = house.cards().filter((card) => textOf(card).includes('I may not make events'));
    expect(told).to.have.lengthOf(1);
    await house.pass({ minutes: 20 });
    expect(asked()).to.have.lengthOf(2);
    guild.updateRole(role?.name ?? '', {
      permissions: ['ViewChannel', 'SendMessages', 'EmbedLinks', 'ReadMessageHistory', 'CreateEvents'],
    });
    await until(async () => {
      await house.pass({ minutes: 30 });
      return guild.scheduledEvents.filter(({ name }) => name.startsWith('Quiz')).length === 3;
    });
  });
});
