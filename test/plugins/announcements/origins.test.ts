import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Desk, heard, type Newsroom } from './support/newsroom.js';
import { openNewsroom } from './support/open-newsroom.js';

describe('announcements before they remind', function () {
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

  const soon = async () => {
    const message = announce();
    await one.announcements.hearing.message(guild.id, heard(message));
    await room.discord.clock.advance({ hours: 55, minutes: 50 });
    return message;
  };
  const looks = () =>
    room.discord.ledger.entries.filter(({ method, path }) => method === 'GET' && /messages\/\d+$/.test(path))
      .length;

  it('are looked at once, and not again', async () => {
    await soon();
    await one.announcements.origins.checkSoon();
    await other.announcements.origins.checkSoon();
    expect(looks()).to.equal(1);
    expect((await room.books()).rows[0]?.state).to.equal('set');
  });

  it('are looked at again when Discord was away, and stay as they are', async () => {
    await soon();
    room.discord.faults.rest('error500', { method: 'GET', path: /messages\/\d+$/, times: 1 });
    await one.announcements.origins.checkSoon();
    expect((await room.books()).rows[0]?.state).to.equal('set');
    expect(looks()).to.equal(0);
    await one.announcements.origins.checkSoon();
    expect(looks()).to.equal(1);
  });

  it('are left as they are when the bot may not look', async () => {
    await soon();
    guild.channel('news').denies(guild.bot, 'ReadMessageHistory');
    await one.announcements.origins.checkSoon();
    await one.announcements.origins.checkSoon();
    expect(looks()).to.equal(1);
    expect((await room.books()).reminders).to.have.lengthOf(1);
  });

  it('lose their reminder with their channel', async () => {
    await soon();
    guild.channel('news').disappears();
    await one.announcements.origins.checkSoon();
    const { rows, reminders } = await room.books();
    expect(rows[0]?.state).to.equal('gone');
    expect(reminders).to.deep.equal([]);
  });
});
