import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Desk, heard, Newsroom } from './support/newsroom.js';

const EVENTS = /scheduled-events/;

describe('events of announcements, whatever dies and whoever comes at once', function () {
  this.timeout(180_000);
  let room: Newsroom;
  let one: Desk;
  let other: Desk;
  let guild: GuildActor;
  let alice: MemberActor;

  beforeEach(async () => {
    room = await Newsroom.open();
    one = await room.desk();
    other = await room.desk();
    guild = await room.guild({ events: 'all' });
    alice = guild.member('alice');
  });
  afterEach(() => room.close());

  const announce = async (content = 'Game night this Friday at 20:00!') => {
    const message = heard(alice.says(content, { in: guild.channel('news') }));
    await one.announcements.hearing.message(guild.id, message);
    return message;
  };
  const look = (desk: Desk) => desk.announcements.events.lookAtDue();
  const names = () => guild.scheduledEvents.map(({ name }) => name);
  const asked = () => room.discord.ledger.entries.filter(({ path }) => EVENTS.test(path)).length;

  it('are one each, however many processes look at once', async () => {
    for (let number = 1; number <= 5; number++) await announce(`Quiz ${number} this Friday at 20:00!`);
    for (let tick = 0; tick < 8; tick++) await Promise.all([look(one), look(other), look(one), look(other)]);
    expect(names().sort()).to.deep.equal(
      [1, 2, 3, 4, 5].map((number) => `Quiz ${number} this Friday at 20:00!`),
    );
  });

  for (const fault of ['acceptThenReset', 'reset'] as const)
    it(`are one when the answer is lost (${fault})`, async () => {
      await announce();
      room.discord.faults.rest(fault, { method: 'POST', path: EVENTS, times: 1 });
      await look(one);
      await room.discord.clock.advance({ minutes: 2 });
      await look(other);
      expect(names()).to.have.lengthOf(1);
      const before = asked();
      await look(other);
      expect(asked()).to.equal(before);
    });

  it('are one when the process dies between Discord and the database', async () => {
    await announce();
    await room.sql(`
      create function dies() returns trigger language plpgsql as $$ begin raise 'the process dies'; end $$;
      create trigger dies before update of event_id on announcements_events for each row
        when (new.event_id is not null) execute function dies()`);
    const end = await look(one).catch((error) => error);
    expect(String(end)).to.include('the process dies');
    expect(names()).to.have.lengthOf(1);
    await room.sql('drop trigger dies on announcements_events');
    await look(other); // the lease of the dead one still runs
    await room.discord.clock.advance({ seconds: 61 });
    await look(other);
    expect(names()).to.have.lengthOf(1);
    await one.announcements.hearing.deletion(guild.id, [guild.channel('news').messages[0]?.id ?? '']);
    await look(other);
    expect(names()).to.deep.equal([]);
  });

  it('of which nobody knows whether they were made are deleted with their announcement', async () => {
    const message = await announce();
    room.discord.faults.rest('acceptThenReset', { method: 'POST', path: EVENTS, times: 1 });
    await look(one);
    expect(names()).to.have.lengthOf(1);
    await one.announcements.hearing.deletion(guild.id, [message.id]);
    await look(other);
    expect(names()).to.deep.equal([]);
  });

  it('follow what happens while they are being made', async () => {
    const message = await announce();
    const slow = room.discord.faults.rest('slow', { method: 'POST', path: EVENTS, times: 1, delay: 0.3 });
    const looking = look(one);
    while (slow.hits === 0) await new Promise(setImmediate);
    await other.announcements.hearing.deletion(guild.id, [message.id]);
    await look(other); // the other still has it
    await looking;
    await look(other);
    expect(names()).to.deep.equal([]);
  });

  it('that Discord refuses for what they say are not tried again before that changes', async () => {
    const message = await announce('Jubilee party on 24 November 2031 at 20:00!'); // a few hours further than it takes
    await look(one);
    const before = asked();
    await room.discord.clock.advance({ hours: 3 });
    await look(one);
    expect([names(), asked()]).to.deep.equal([[], before]);
    const content = 'Jubilee party on 23 November 2031 at 20:00!';
    await one.announcements.hearing.edit(guild.id, { ...message, content, editedAt: room.now });
    await look(one);
    expect(names()).to.deep.equal([content]);
  });

  describe('of a series', () => {
    const SERIES = 'Bible study every Wednesday at 19:30, all are welcome';
    /** Until it has begun and its reminder is there. */
    const begin = async () => {
      await room.discord.clock.advance({ hours: 7, minutes: 31 });
      await one.reminders.deliveries.deliverDue();
      await one.reminders.deliveries.settled();
    };
    const starts = () => guild.scheduledEvents.map((event) => event.scheduled_start_time);
    const deleteAll = () => {
      for (const event of guild.scheduledEvents) guild.owner.deletesEvent(event);
    };

    it('are not made again when nobody knew at first whether the last one was deleted', async () => {
      await announce(SERIES);
      await look(one);
      deleteAll();
      await begin();
      room.discord.faults.rest('reset', { method: 'GET', path: EVENTS, times: 1 });
      await look(one);
      for (let minute = 0; minute < 60; minute++) {
        await room.discord.clock.advance({ minutes: 1 });
        await look(other);
      }
      expect(names()).to.deep.equal([]);
      const removed = await one.announcements.look.list(guild.id);
      expect(removed.map(({ isEventRemoved }) => isEventRemoved)).to.deep.equal([true]);
    });

    it('are made when the last one was over before anybody could look', async () => {
      await announce(SERIES);
      await look(one);
      deleteAll();
      await begin();
      await room.discord.clock.advance({ hours: 2 });
      await look(one);
      expect(starts()).to.deep.equal(['2026-12-02T19:30:00.000000+00:00']);
    });

    it('are not made again when their announcement is changed while the deletion is found', async () => {
      const message = await announce(SERIES);
      await look(one);
      deleteAll();
      await begin();
      const slow = room.discord.faults.rest('slow', { method: 'GET', path: EVENTS, times: 1, delay: 0.3 });
      const looking = look(one);
      while (slow.hits === 0) await new Promise(setImmediate);
      const content = 'Bible study every Wednesday at 20:30, all are welcome';
      await other.announcements.hearing.edit(guild.id, { ...message, content, editedAt: room.now });
      await looking;
      await room.discord.clock.advance({ minutes: 2 });
      await look(other);
      expect(names()).to.deep.equal([]);
    });

    it('stay deleted after months, when all else is forgotten', async () => {
      await announce(SERIES);
      await look(one);
      deleteAll();
      await begin();
      await look(one);
      await room.discord.clock.advance({ hours: 24 * 61 });
      await one.announcements.tidy();
      const removed = await one.announcements.look.list(guild.id);
      expect(removed.map(({ isEventRemoved }) => isEventRemoved)).to.deep.equal([true]);
    });
  });

  it('cost Discord nothing as long as nothing changes', async () => {
    await announce();
    await look(one);
    const before = asked();
    for (let hour = 0; hour < 24; hour++) {
      await room.discord.clock.advance({ hours: 1 });
      await look(one);
    }
    expect(asked()).to.equal(before);
  });

  it('wait for nothing when the right is given while Discord still says that it is missing', async () => {
    const own = [...guild.state.roles.values()].find(({ tags }) => tags?.bot_id !== undefined)?.name ?? '';
    guild.updateRole(own, { permissions: ['ViewChannel'] });
    await announce();
    const slow = room.discord.faults.rest('slow', { method: 'POST', path: EVENTS, times: 1, delay: 0.3 });
    const looking = look(one);
    while (slow.hits === 0) await new Promise(setImmediate);
    await other.announcements.events.allowed([guild.id]);
    await looking;
    expect(names()).to.deep.equal([]);
    guild.updateRole(own, { permissions: ['ViewChannel', 'CreateEvents'] });
    await look(other);
    expect(names()).to.have.lengthOf(1);
  });

  it('wait where the server has a hundred, and do not ask again and again', async () => {
    for (let number = 0; number < 100; number++)
      guild.owner.plansEvent({
        name: `Event ${number}`,
        scheduled_start_time: '2026-12-01T20:00:00Z',
        scheduled_end_time: '2026-12-01T21:00:00Z',
      });
    for (let number = 1; number <= 3; number++) await announce(`Quiz ${number} this Friday at 20:00!`);
    for (let tick = 0; tick < 6; tick++) await Promise.all([look(one), look(other)]);
    const before = asked();
    for (let minute = 0; minute < 50; minute++) {
      await room.discord.clock.advance({ minutes: 1 });
      await look(one);
    }
    expect(asked()).to.equal(before);
    const [event] = guild.scheduledEvents;
    if (event) guild.owner.deletesEvent(event);
    await room.discord.clock.advance({ hours: 1 });
    await look(one);
    expect(names().filter((name) => name.startsWith('Quiz'))).to.have.lengthOf(1);
  });
});
