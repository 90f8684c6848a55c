import { expect } from 'chai';
import { CardStore } from '../../../plugins/announcements/cards/card.store.js';
import { CardMarks } from '../../../plugins/announcements/cards/card-marks.js';
import type { SeenMessage } from '../../../plugins/announcements/domain/seen-message.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { until } from '../../support/until.js';
import { type Desk, heard, Newsroom } from './support/newsroom.js';
import { titleOf } from './support/tea-news.js';

const CARDS = /\/messages/;

describe('cards of announcements that nobody has pressed', function () {
  this.timeout(180_000);
  let room: Newsroom;
  let one: Desk;
  let other: Desk;
  let guild: GuildActor;

  beforeEach(async () => {
    room = await Newsroom.open();
    one = await room.desk();
    other = await room.desk();
    guild = await room.guild();
  });
  afterEach(() => room.close());

  const announce = async (content = 'Game night this Friday at 20:00!') => {
    const message = heard(guild.member('alice').says(content, { in: guild.channel('news') }));
    await one.announcements.hearing.message(guild.id, message);
    return message;
  };
  const remove = ({ id }: SeenMessage, desk = one) => desk.announcements.hearing.deletion(guild.id, [id]);
  const tick = (desk: Desk) => desk.announcements.cards.postWaiting();
  const cards = () => guild.channel('log').messages;
  const edits = () => room.discord.ledger.entries.filter(({ method }) => method === 'PATCH').length;

  it('show what became of a message that is deleted, once, whoever looks', async () => {
    const message = await announce();
    await tick(one);
    await remove(message);
    await Promise.all([tick(one), tick(other), tick(one), tick(other)]);
    const [card] = cards();
    expect([card && titleOf(card), card?.buttons]).to.deep.equal(['The announcement was deleted', []]);
    expect(edits()).to.equal(1);
    await tick(one);
    expect(edits()).to.equal(1);
  });

  it('of several announcements keep the buttons of the others, with their numbers', async () => {
    await announce('Quiz this Friday at 19:00!');
    const message = await announce('Quiz this Friday at 20:00!');
    await tick(one);
    await remove(message);
    await tick(other);
    expect(cards().map(({ buttons }) => buttons)).to.deep.equal([['#1 · Another time', '#1 · Take back']]);
  });

  for (const fault of ['reset', 'acceptThenReset'] as const)
    it(`are edited again when nobody knows whether they were (${fault})`, async () => {
      const message = await announce();
      await tick(one);
      await remove(message);
      room.discord.faults.rest(fault, { method: 'PATCH', path: CARDS, times: 1 });
      await tick(one);
      await room.discord.clock.advance({ minutes: 2 });
      await tick(other);
      expect(cards().map(({ buttons }) => buttons)).to.deep.equal([[]]);
      const before = edits();
      await room.discord.clock.advance({ hours: 1 });
      await tick(other);
      expect(edits()).to.equal(before);
    });

  it('are edited by another process when the first dies before it has written that down', async () => {
    const message = await announce();
    await tick(one);
    await remove(message);
    await room.sql(`
      create function dies() returns trigger language plpgsql as $$ begin raise 'the process dies'; end $$;
      create trigger dies before update on announcements_cards for each row
        when (old.edit_at is not null and new.edit_at is null) execute function dies()`);
    const end = await tick(one).catch((error) => error);
    expect(String(end)).to.include('the process dies');
    await room.sql('drop trigger dies on announcements_cards');
    await room.discord.clock.advance({ seconds: 61 });
    await tick(other);
    const before = edits();
    await room.discord.clock.advance({ hours: 1 });
    await tick(other);
    expect([cards()[0]?.buttons, edits()]).to.deep.equal([[], before]);
  });

  it('are not asked for again when somebody has deleted them, or closed the channel', async () => {
    const first = await announce();
    await tick(one);
    const [card] = cards();
    if (!card) throw new Error('there is a card');
    guild.owner.deletes(card);
    await remove(first);
    await tick(one);
    const second = await announce('Quiz this Friday at 20:00!');
    await tick(one);
    guild.channel('log').denies(guild.bot, 'ViewChannel');
    await remove(second);
    await tick(one);
    const before = room.discord.ledger.entries.length;
    await room.discord.clock.advance({ hours: 1 });
    await tick(other);
    expect(room.discord.ledger.entries.length).to.equal(before);
  });

  it('show what happens while they are being edited', async () => {
    const [first, second] = [
      await announce('Quiz this Friday at 19:00!'),
      await announce('Quiz this Friday at 20:00!'),
    ];
    await tick(one);
    await remove(first);
    const slow = room.discord.faults.rest('slow', { method: 'PATCH', path: CARDS, times: 1, delay: 0.3 });
    const editing = tick(one);
    while (slow.hits === 0) await new Promise(setImmediate);
    await remove(second, other);
    await Promise.all([editing, tick(other)]);
    await tick(other);
    expect(cards().map(({ buttons }) => buttons)).to.deep.equal([[]]);
  });

  it('show what is decided by a button while they are being edited', async () => {
    const [first, second] = [
      await announce('Quiz this Friday at 19:00!'),
      await announce('Quiz this Friday at 20:00!'),
    ];
    await tick(one);
    await remove(first);
    const store = new CardStore(other.orm.em, new CardMarks(room.discord.clock));
    const [claimed] = await store.claimOutdated(room.now); // another process, which reads them now
    if (!claimed) throw new Error('there is a card to edit');
    const seen = { messageId: second.id, revision: 1 };
    expect(await one.announcements.decisions.undo(guild.id, guild.owner.id, seen)).to.equal(true);
    await store.edited(claimed, room.now); // as it was before that
    await tick(one);
    expect(cards().map(({ embeds }) => embeds.map(({ title }) => title))).to.deep.equal([
      ['#1 · The announcement was deleted', '#2 · Reminder taken back'],
    ]);
  });

  it('are known by their guild, too: as those of another guild they are left as they are', async () => {
    const message = await announce();
    await tick(one);
    await remove(message);
    const store = new CardStore(other.orm.em, new CardMarks(room.discord.clock));
    const [claimed] = await store.claimOutdated(room.now);
    if (!claimed) throw new Error('there is a card to edit');
    const { id } = await room.guild();
    await store.edited({ ...claimed, guildId: id }, room.now);
    await store.editAgain({ ...claimed, guildId: id }, room.now);
    expect(await store.announcementsOn(id, claimed.id)).to.deep.equal([]);
    await room.discord.clock.advance({ seconds: 61 });
    const again = await store.claimOutdated(room.now);
    expect(again.map((card) => card.id)).to.deep.equal([claimed.id]);
  });

  it('that are deleted while they are being posted are edited after that', async () => {
    const message = await announce();
    const slow = room.discord.faults.rest('slow', { method: 'POST', path: CARDS, times: 1, delay: 0.3 });
    const posting = tick(one);
    while (slow.hits === 0) await new Promise(setImmediate);
    await remove(message, other);
    await posting;
    await tick(other);
    expect(cards().map(({ buttons }) => buttons)).to.deep.equal([[]]);
  });

  it('are edited also when it was not known at first whether they had been posted', async () => {
    const message = await announce();
    room.discord.faults.rest('acceptThenReset', { method: 'POST', path: CARDS, times: 1 });
    await tick(one);
    await room.discord.clock.advance({ minutes: 10 });
    await tick(other);
    await remove(message);
    await tick(other);
    expect(cards().map(({ buttons }) => buttons)).to.deep.equal([[]]);
  });

  it('ask in a channel that is chosen at any moment, also while there seems to be none', async () => {
    for (let moment = 0; moment < 12; moment++) {
      guild = await room.guild({ questions: null });
      await announce('Raid on Friday at 8, be there!');
      const choose = async () => {
        for (let wait = 0; wait < 5 * moment; wait++) await new Promise(setImmediate);
        await room.set(guild, { questions: guild.channel('log').id });
      };
      await Promise.all([tick(one), choose()]);
      await until(async () => {
        await tick(one);
        return cards().length === 1;
      });
    }
  });

  it('of an announcement that is told anew point to the new one', async () => {
    const message = await announce();
    await tick(one);
    const content = 'Game night this Saturday at 20:00!';
    await one.announcements.hearing.edit(guild.id, { ...message, content, editedAt: room.now });
    await tick(one);
    const [old, anew] = cards();
    expect([old?.buttons, old?.embeds[0]?.description]).to.deep.equal([
      [],
      'There is newer news of this announcement. Look further down.',
    ]);
    expect(anew?.buttons).to.deep.equal(['Another time', 'Take back']);
  });
});
