import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Desk, heard, type Newsroom } from './support/newsroom.js';
import { openNewsroom } from './support/open-newsroom.js';

describe('announcements are told', function () {
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

  const POSTS = /channels\/\d+\/messages$/;
  const told = () => guild.channel('log').messages.filter(({ embeds }) => embeds.length > 0);
  const announce = (content = 'Game night this Friday at 20:00!') =>
    alice.says(content, { in: guild.channel('news') });

  it('once, also when two processes tell at the same time', async () => {
    for (let number = 1; number <= 7; number++)
      await one.announcements.hearing.message(
        guild.id,
        heard(announce(`Quiz ${number} this Friday at 20:00!`)),
      );
    for (let tick = 0; tick < 3; tick++)
      await Promise.all([one, other].map(({ announcements }) => announcements.cards.postWaiting()));
    // Which of the two arrives first is not said.
    expect(told().map(({ embeds }) => embeds.length)).to.have.members([5, 2]);
  });

  for (const [name, wait] of [
    ['at once', { seconds: 61 }],
    ['after Discord has forgotten its nonce', { minutes: 10 }],
  ] as const)
    it(`once when the answer was lost and the process died, also ${name}`, async () => {
      await one.announcements.hearing.message(guild.id, heard(announce()));
      room.discord.faults.rest('acceptThenReset', { method: 'POST', path: POSTS, times: 1 });
      await one.announcements.cards.postWaiting();
      expect(told()).to.have.lengthOf(1);
      await room.discord.clock.advance(wait);
      await other.announcements.cards.postWaiting();
      expect(told()).to.have.lengthOf(1);
      await room.discord.clock.advance({ hours: 1 });
      const before = room.discord.ledger.entries.length;
      await other.announcements.cards.postWaiting();
      expect(room.discord.ledger.entries.length).to.equal(before);
    });

  it('not for ever in a channel that is closed', async () => {
    guild.channel('log').denies(guild.bot, 'SendMessages');
    await one.announcements.hearing.message(guild.id, heard(announce()));
    await one.announcements.cards.postWaiting();
    const before = room.discord.ledger.entries.length;
    await room.discord.clock.advance({ hours: 2 });
    await one.announcements.cards.postWaiting();
    expect(room.discord.ledger.entries.length).to.equal(before);
    expect((await room.books()).reminders).to.have.lengthOf(1);
  });
});
