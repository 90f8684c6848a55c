import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Desk, heard, type Newsroom } from './support/newsroom.js';
import { openNewsroom } from './support/open-newsroom.js';

const FRIDAY = '2026-11-27T20:00:00Z';

describe('announcements, whatever dies and whoever comes at once', function () {
  this.timeout(180_000);
  let room: Newsroom;
  let one: Desk;
  let other: Desk;
  let guild: GuildActor;
  let alice: MemberActor;

  openNewsroom((opened) => {
    ({ room, guild, one, other } = opened);
    alice = guild.member('alice');
  });

  const announce = (content = 'Game night this Friday at 20:00!') =>
    alice.says(content, { in: guild.channel('news') });
  const hosts = (number = 1) => guild.member(`host${number}`).id;

  it('are one, however often and in however many processes they are heard at once', async () => {
    const message = heard(announce());
    const hears = [one, other, one, other, one, other].map(({ announcements }) =>
      announcements.hearing.message(guild.id, message),
    );
    await Promise.all(hears);
    const { rows, reminders, lines } = await room.books();
    expect(rows).to.have.lengthOf(1);
    expect(reminders.map(({ dueAt }) => `${dueAt}`)).to.deep.equal([FRIDAY]);
    expect(lines).to.equal(1);
  });

  for (const table of ['announcements_announcements', 'reminders_reminders', 'audit_logs'])
    for (const when of ['at once', 'at commit'] as const)
      it(`are taken in whole or not at all when the write to ${table} fails ${when}`, async () => {
        const message = heard(announce());
        await room.breaks(table, when);
        const failure = await one.announcements.hearing.message(guild.id, message).catch((error) => error);
        expect(String(failure)).to.include('broken');
        expect(await room.books()).to.deep.equal({ rows: [], reminders: [], lines: 0 });
        await room.mends(table);
        await other.announcements.hearing.message(guild.id, message);
        const { rows, reminders } = await room.books();
        expect([rows.length, reminders.length]).to.deep.equal([1, 1]);
      });

  it('are no more than the server wants in an hour, also when they come to several processes at once', async () => {
    guild = await room.guild({ perHour: 3 });
    alice = guild.member('alice');
    const messages = Array.from({ length: 12 }, (_, index) =>
      heard(announce(`Quiz ${index} this Friday at 20:00!`)),
    );
    await Promise.all(
      messages.map((message, index) =>
        [one, other][index % 2]?.announcements.hearing.message(guild.id, message),
      ),
    );
    expect((await room.books()).reminders).to.have.lengthOf(3);
    await room.discord.clock.advance({ minutes: 61 });
    await one.announcements.hearing.message(guild.id, heard(announce()));
    expect((await room.books()).reminders).to.have.lengthOf(4);
  });

  it('have a reminder exactly as long as they are set, whatever is done to them at once', async () => {
    for (let round = 0; round < 8; round++) {
      const message = heard(announce(`Quiz ${round} this Friday at 20:00!`));
      await one.announcements.hearing.message(guild.id, message);
      const seen = { messageId: message.id, revision: 1 };
      const editedAt = room.now;
      const moved = { ...message, content: `Quiz ${round} this Saturday at 20:00!`, editedAt };
      await Promise.allSettled([
        one.announcements.decisions.undo(guild.id, hosts(), seen),
        other.announcements.hearing.edit(guild.id, moved),
        one.announcements.hearing.edit(guild.id, { ...moved, content: `Quiz ${round}, date follows` }),
        ...(round % 2 === 0 ? [other.announcements.hearing.deletion(guild.id, [message.id])] : []),
      ]);
      await room.discord.clock.advance({ minutes: 2 }); // the pace of reading is another test's
    }
    const { rows, reminders } = await room.books();
    expect(rows).to.have.lengthOf(8);
    const set = rows.filter(({ state }) => state === 'set').map(({ messageId }) => messageId);
    expect(reminders.map(({ announcementId }) => announcementId)).to.deep.equal(set);
  });

  it('are decided by the first of two people who press at the same time', async () => {
    const message = heard(announce('Raid on Friday at 8, be there!'));
    await one.announcements.hearing.message(guild.id, message);
    const seen = { messageId: message.id, revision: 1 };
    const decided = await Promise.all([
      one.announcements.decisions.choose(guild.id, hosts(1), seen, 0),
      other.announcements.decisions.choose(guild.id, hosts(2), seen, 1),
      other.announcements.decisions.dismiss(guild.id, hosts(3), seen),
    ]);
    expect(decided.filter(Boolean)).to.have.lengthOf(1);
    const { rows, reminders } = await room.books();
    expect(rows[0]?.revision).to.equal(2);
    expect(reminders).to.have.lengthOf(rows[0]?.state === 'set' ? 1 : 0);
  });

  it('cannot be decided in another server, nor as they were before', async () => {
    const message = heard(announce());
    await one.announcements.hearing.message(guild.id, message);
    const { id: foreign } = await room.guild();
    const { decisions } = one.announcements;
    expect(await decisions.undo(foreign, hosts(), { messageId: message.id, revision: 1 })).to.equal(false);
    expect(await decisions.undo(guild.id, hosts(), { messageId: message.id, revision: 7 })).to.equal(false);
    expect((await room.books()).reminders).to.have.lengthOf(1);
  });

  it('that speak of tomorrow and are changed a day later are asked about', async () => {
    const message = heard(announce('Game night tomorrow at 20:00!'));
    await one.announcements.hearing.message(guild.id, message);
    await room.discord.clock.advance({ hours: 4 });
    const same = { ...message, content: 'Big game night tomorrow at 20:00!', editedAt: room.now };
    await one.announcements.hearing.edit(guild.id, same);
    expect((await room.books()).rows[0]).to.include({ state: 'set', revision: 1, title: same.content });
    await room.discord.clock.advance({ hours: 20 });
    const later = { ...message, content: 'Game night tomorrow at 21:00!', editedAt: room.now };
    await one.announcements.hearing.edit(guild.id, later);
    const { rows, reminders } = await room.books();
    expect(rows[0]?.state).to.equal('asked');
    expect(rows[0]?.reading.options.map(({ dueAt }) => dueAt)).to.deep.equal([
      '2026-11-26T21:00:00Z',
      '2026-11-27T21:00:00Z',
    ]);
    expect(reminders).to.deep.equal([]);
  });

  it('that a person has decided stay so when only their words change', async () => {
    const message = heard(announce('Raid on Friday at 8, be there!'));
    await one.announcements.hearing.message(guild.id, message);
    await one.announcements.decisions.choose(guild.id, hosts(), { messageId: message.id, revision: 1 }, 1);
    const edited = { ...message, content: 'Big raid on Friday at 8, be there!', editedAt: room.now };
    await one.announcements.hearing.edit(guild.id, edited);
    const { rows, reminders } = await room.books();
    expect(rows[0]?.state).to.equal('set');
    expect(reminders.map(({ dueAt, text }) => [`${dueAt}`, text.split('\n')[0]])).to.deep.equal([
      [FRIDAY, 'Big raid on Friday at 8, be there!'],
    ]);
  });

  it('that were taken back or dismissed are not brought back by an edit', async () => {
    const message = heard(announce());
    await one.announcements.hearing.message(guild.id, message);
    await one.announcements.decisions.undo(guild.id, hosts(), { messageId: message.id, revision: 1 });
    await one.announcements.hearing.edit(guild.id, {
      ...message,
      content: 'Game night Saturday at 20:00!',
      editedAt: room.now,
    });
    await one.announcements.hearing.message(guild.id, message);
    expect((await room.books()).reminders).to.deep.equal([]);
  });

  it('are not touched by a message that Discord shows without its words', async () => {
    const message = heard(announce());
    await one.announcements.hearing.message(guild.id, message);
    await one.announcements.hearing.edit(guild.id, { ...message, content: '', editedAt: room.now });
    expect((await room.books()).rows[0]).to.include({ state: 'set', revision: 1 });
  });

  it('that move after they have reminded remind again', async () => {
    const message = heard(announce());
    await one.announcements.hearing.message(guild.id, message);
    await room.discord.clock.advance({ hours: 56, minutes: 1 });
    await one.reminders.deliveries.deliverDue();
    await one.reminders.deliveries.settled();
    expect((await room.books()).reminders[0]?.state).to.equal('sent');
    const moved = { ...message, content: 'Game night on Sunday 29 November at 20:00!', editedAt: room.now };
    await one.announcements.hearing.edit(guild.id, moved);
    expect((await room.books()).reminders[0]).to.include({ state: 'scheduled', occurrence: 2 });
  });

  it('are forgotten long after they were over, and not while they repeat', async () => {
    await one.announcements.hearing.message(guild.id, heard(announce()));
    await one.announcements.hearing.message(
      guild.id,
      heard(announce('Bible study every Wednesday at 19:30')),
    );
    await one.announcements.hearing.message(guild.id, heard(announce('Raid on Friday at 8, be there!')));
    await room.discord.clock.advance({ hours: 24 * 61 });
    await one.reminders.deliveries.deliverDue();
    await one.reminders.deliveries.settled();
    await one.reminders.tidy();
    await one.announcements.tidy();
    expect((await room.books()).rows.map(({ title }) => title)).to.deep.equal([
      'Bible study every Wednesday at 19:30',
    ]);
  });
});
