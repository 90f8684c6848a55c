import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Announcement } from '../announcement.entity.js';
import { gathered } from '../domain/gathered.js';
import { Card } from './card.entity.js';
import type { CardMarks } from './card-marks.js';

/** In this time an attempt ends, or its process has died and another may try. */
const LEASE = { seconds: 60 };

/** Cards per tick; one for each guild, the longest waiting first. */
const AT_ONCE = 20;

/** With the waits between them, about half an hour. */
const MOST_ATTEMPTS = 8;

const LOOK = `
  select
    exists (select from announcements_announcements where card_wanted) as "isWanted",
    exists (select from announcements_cards where state = 'waiting' and attempt_at <= ?) as "isDue",
    exists (select from announcements_cards where edit_at <= ?) as "isOutdated"`;

/** The longest waiting of each guild, a message full. */
const WANTED = `
  select message_id from (
    select message_id, changed_at, row_number() over (partition by guild_id order by changed_at, message_id) as turn
    from announcements_announcements where card_wanted
  ) wanted
  where turn <= 5 order by changed_at limit 100`;

const EDITED = `
  update announcements_cards set
    edit_at = case when edit_revision = ? then null else ?::timestamptz end, edit_attempts = 0
  where guild_id = ? and id = ?`;

interface Look {
  /** Whether there are announcements that nobody was told of. */
  readonly isWanted: boolean;
  /** Whether a card is to be posted, or to be tried again. */
  readonly isDue: boolean;
  /** Whether one that is posted has to be edited. */
  readonly isOutdated: boolean;
}

/** One of which it is known where it stands. */
export type PostedCard = Card & { readonly channelId: string; readonly messageId: string };

/** Questions that stand nowhere: there was no channel for them, or it was closed. Whoever comes second finds none left. */
const UNASKED = `
  update announcements_announcements set card_wanted = true where message_id in (
    select a.message_id from announcements_announcements a join announcements_cards c on c.id = a.card_id
    where a.guild_id = ? and a.state = 'asked' and a.changed_at > ? and c.state in ('skipped', 'failed')
    order by a.message_id for update of a skip locked
  )`;

/** Which messages about announcements still have to be posted, in PostgreSQL. */
export class CardStore {
  constructor(
    private readonly em: EntityManager,
    private readonly marks: CardMarks,
  ) {}

  /** All that a tick asks while there is nothing to tell: one statement on three small indexes. */
  async look(now: Temporal.Instant): Promise<Look> {
    const [look] = await this.em.fork().execute<Look[]>(LOOK, [now.toString(), now.toString()]);
    if (!look) throw new Error('The database did not answer');
    return look;
  }

  /** Puts announcements that nobody was told of on cards: a guild's that wait at the same time on one. */
  async gather(now: Temporal.Instant): Promise<void> {
    await this.em.transactional(async (em) => {
      // Two at once would each skip what the other holds, and tear a card in pieces; the second leaves it to the first.
      const [lock] = await em.execute<{ free: boolean }[]>(
        `select pg_try_advisory_xact_lock(hashtext('announcements_cards')) as free`,
      );
      if (!lock?.free) return;
      const found = await em.execute<{ message_id: string }[]>(WANTED);
      const wanted = await em.find(
        Announcement,
        { messageId: { $in: found.map(({ message_id }) => message_id) }, cardWanted: true },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { changedAt: 'asc', messageId: 'asc' } },
      );
      for (const [guildId, announcements] of Map.groupBy(wanted, (one) => one.guildId)) {
        const card = em.create(Card, { guildId, attemptAt: now, createdAt: now });
        await em.flush();
        const told = gathered(announcements);
        await this.marks.changed(em, told); // those on which they stood before
        for (const announcement of told) Object.assign(announcement, { cardId: card.id, cardWanted: false });
      }
    });
  }

  /** Puts questions that nobody has seen on cards anew. */
  async askAgain(guildId: string, since: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(UNASKED, [guildId, since.toString()]);
  }

  /** Takes cards that are due, for the length of a lease. */
  async claim(now: Temporal.Instant): Promise<Card[]> {
    return this.em.transactional(async (em) => {
      const due = { state: 'waiting', attemptAt: { $lte: now } } as const;
      const cards = await em.find(Card, due, {
        lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
        orderBy: { attemptAt: 'asc', id: 'asc' },
        limit: AT_ONCE,
      });
      for (const card of cards) {
        card.attempts += 1;
        card.attemptAt = now.add(LEASE);
        card.triedAt ??= now;
      }
      return cards;
    });
  }

  /** Those that a card tells of, as they are now, always in the same order: a second press must not meet another one. */
  announcementsOn(guildId: string, cardId: string): Promise<Announcement[]> {
    return this.em.fork().find(Announcement, { guildId, cardId }, { orderBy: { messageId: 'asc' } });
  }

  async settle({ guildId, id }: Card, state: 'skipped' | 'failed'): Promise<void> {
    await this.em.fork().nativeUpdate(Card, { guildId, id, state: 'waiting' }, { state, editAt: null });
  }

  async posted(
    { guildId, id }: Card,
    place: { readonly channelId: string; readonly messageId: string },
  ): Promise<void> {
    await this.em.fork().nativeUpdate(Card, { guildId, id, state: 'waiting' }, { state: 'posted', ...place });
  }

  /** Nobody knows whether it arrived: it is tried again, a few times. */
  async retry(card: Card, now: Temporal.Instant): Promise<void> {
    const { guildId, id, attempts } = card;
    if (attempts >= MOST_ATTEMPTS) return this.settle(card, 'failed');
    const attemptAt = now.add({ seconds: 5 * 2 ** attempts });
    await this.em.fork().nativeUpdate(Card, { guildId, id, attempts, state: 'waiting' }, { attemptAt });
  }

  /** Takes posted cards that have to be edited, for the length of a lease. */
  async claimOutdated(now: Temporal.Instant): Promise<PostedCard[]> {
    return this.em.transactional(async (em) => {
      const due = { state: { $ne: 'waiting' }, editAt: { $lte: now } } as const;
      const cards = await em.find(Card, due, {
        lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
        orderBy: { editAt: 'asc', id: 'asc' },
        limit: AT_ONCE,
      });
      for (const card of cards) {
        card.editAttempts += 1;
        card.editAt = isPosted(card) ? now.add(LEASE) : null; // where it stands nobody knows
      }
      return cards.filter(isPosted);
    });
  }

  /** It is as it should be, or cannot be. What has changed meanwhile is shown next. */
  async edited({ guildId, id, editRevision }: Card, now: Temporal.Instant): Promise<void> {
    await this.em.fork().execute(EDITED, [editRevision, now.toString(), guildId, id]);
  }

  /** Nobody knows whether it was edited. */
  async editAgain(card: Card, now: Temporal.Instant): Promise<void> {
    const { guildId, id, editAttempts } = card;
    if (editAttempts >= MOST_ATTEMPTS) return this.edited(card, now);
    const editAt = now.add({ seconds: 5 * 2 ** editAttempts });
    await this.em.fork().nativeUpdate(Card, { guildId, id }, { editAt });
  }

  async tidy(before: Temporal.Instant): Promise<void> {
    await this.em.fork().nativeDelete(Card, { createdAt: { $lt: before } });
  }
}

function isPosted(card: Card): card is PostedCard {
  return Boolean(card.channelId && card.messageId);
}
