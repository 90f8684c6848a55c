import { expect } from 'chai';
import type { Advisor } from '../../../plugins/announcements/reading/advisor.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { type Desk, heard, Newsroom } from './support/newsroom.js';

const FRIDAY = '2026-11-27T20:00:00Z';

describe('announcements, whatever dies and whoever comes at once', function () {
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
    guild = await room.guild();
    alice = guild.member('alice');
  });
  afterEach(() => room.close());

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

  describe('of which an AI service is asked', () => {
    const asked: string[] = [];
    const quoting = (...quotes: readonly string[]): Advisor => ({
      async quoteTime({ text }) {
        asked.push(text);
        return quotes;
      },
    });
    beforeEach(() => asked.splice(0));

    const hear = async (content: string, advisor: Advisor, advice = true) => {
      guild = await room.guild({ advice });
      alice = guild.member('alice');
      const message = heard(announce(content));
      const desk = await room.desk(advisor);
      await desk.announcements.hearing.message(guild.id, message);
      const { rows, reminders } = await room.books();
      expect(reminders).to.deep.equal([]);
      return rows.find(({ messageId }) => messageId === message.id);
    };

    it('are asked about with the words at which it pointed, as the bot reads them', async () => {
      const row = await hear('Doors open: Friday\nQuiz starts 8pm sharp', quoting('Friday', '8pm'));
      expect(row).to.include({ state: 'asked' });
      expect(row?.reading.advised).to.equal(true);
      expect(row?.reading.options[0]?.dueAt).to.equal(FRIDAY);
    });

    it('stay as they are when it points at words that do not stand there, or at none', async () => {
      for (const quotes of [[], ['saturday 20:00'], ['Friday', '20:00'], ['']]) {
        const row = await hear('Big quiz on Friday, join us!', quoting(...quotes));
        expect(row?.reading.advised, String(quotes)).to.equal(undefined);
      }
      const wrong = { quoteTime: async () => ({ evil: true }) } as unknown as Advisor;
      expect((await hear('Big quiz on Friday, join us!', wrong))?.reading.advised).to.equal(undefined);
    });

    it('stay as they are when it is away', async () => {
      const away: Advisor = { quoteTime: () => Promise.reject(new Error('away')) };
      expect(await hear('Big quiz on Friday, join us!', away)).to.include({ state: 'asked' });
    });

    it('are only those that name a part of a time, in servers that want it', async () => {
      await hear('Good morning everybody', quoting('morning'));
      await hear('Big quiz on Friday, join us!', quoting('Friday'), false);
      expect(asked).to.deep.equal([]);
    });
  });

  describe('before they remind', () => {
    const soon = async () => {
      const message = announce();
      await one.announcements.hearing.message(guild.id, heard(message));
      await room.discord.clock.advance({ hours: 55, minutes: 50 });
      return message;
    };
    const looks = () =>
      room.discord.ledger.entries.filter(
        ({ method, path }) => method === 'GET' && /messages\/\d+$/.test(path),
      ).length;

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

  describe('are told', () => {
    const POSTS = /channels\/\d+\/messages$/;
    const told = () => guild.channel('log').messages.filter(({ embeds }) => embeds.length > 0);

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
