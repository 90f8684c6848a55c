import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { Announcement, isWithdrawn } from '../announcement.entity.js';
import type { CardMarks } from '../cards/card-marks.js';
import type { Heard } from '../hearing/heard.js';
import type { AnnouncementReading, TimeOption } from '../reminders.js';
import type { AnnouncementNotes, Note } from './announcement-notes.js';
import type { MessageValues, ReminderOfAnnouncement } from './reminder-of-announcement.js';
import { isTakenIn, takeTurns } from './taken-in.js';

/**
 * - begun: it is taken in
 * - known: it was before, or another bot says the same
 * - full: the guild has had its share of this hour, or too many wait for their time
 */
export type Begun = 'begun' | 'known' | 'full';

/** Knows what became of each announcement. A row and its reminder change in one transaction, so neither lies. */
export class AnnouncementLedger {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reminder: ReminderOfAnnouncement,
    private readonly notes: AnnouncementNotes,
    private readonly cards: CardMarks,
  ) {}

  find(guildId: string, messageIds: readonly string[]): Promise<Announcement[]> {
    return this.em.fork().find(Announcement, { guildId, messageId: { $in: [...messageIds] } });
  }

  /** Takes a message in, once. */
  async begin(guildId: string, heard: Heard, perHour: number): Promise<Begun> {
    return this.em.transactional(async (em) => {
      await takeTurns(em, guildId);
      const { messageId, isPerson: _, ...values } = heard;
      if (await isTakenIn(em, guildId, heard)) return 'known';
      if (!(await this.#hasRoom(em, guildId, perHour))) return 'full';
      const now = this.clock.now();
      const [first] = values.reading.options;
      const isSure = values.reading.kind === 'create' && first !== undefined;
      const state = isSure ? 'set' : 'asked';
      const times = { createdAt: now, changedAt: now };
      const row = em.create(Announcement, {
        guildId,
        messageId,
        ...values,
        ...times,
        state,
        cardWanted: true,
      });
      await em.flush();
      if (isSure) await this.reminder.set(em, row, first);
      await this.notes.write(em, row, isSure ? 'created' : 'asked');
      return 'begun';
    });
  }

  /** Whether there is no room for a message; false where it was taken in meanwhile, perhaps as the last one. */
  async isFull(guildId: string, messageId: string, perHour: number): Promise<boolean> {
    const em = this.em.fork();
    if (await this.#hasRoom(em, guildId, perHour)) return false;
    return (await em.count(Announcement, { guildId, messageId })) === 0;
  }

  /**
   * A person says that a message is an announcement, and when. Whatever became of it before.
   *
   * @throws a refusal when it has its reminder already
   */
  async take(guildId: string, userId: string, heard: Heard, when: TimeOption): Promise<Announcement> {
    return this.em.transactional(async (em) => {
      await takeTurns(em, guildId);
      const { messageId, isPerson: _, ...values } = heard;
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const known = await em.findOne(Announcement, { guildId, messageId }, lock);
      if (known?.state === 'set' && (await this.reminder.current(em, known))?.state === 'scheduled')
        throw refuse('announcements.isSet', 'This announcement has its reminder already.');
      if (!known && (await this.reminder.areTooMany(em, guildId)))
        throw refuse('announcements.tooMany', 'Too many announcements are waiting for their time here.');
      const now = this.clock.now();
      const decided = {
        ...values,
        state: 'set',
        decidedBy: userId,
        cardWanted: true,
        changedAt: now,
      } as const;
      const row = known
        ? Object.assign(known, decided, { revision: known.revision + 1, movedFrom: null })
        : em.create(Announcement, { guildId, messageId, ...decided, createdAt: now });
      await em.flush();
      await this.reminder.set(em, row, when);
      await this.notes.write(em, row, 'chosen');
      return row;
    });
  }

  /** Only words around the time have changed. */
  async retell(guildId: string, messageId: string, values: MessageValues): Promise<void> {
    await this.#withOpen(guildId, messageId, async (em, row) => {
      Object.assign(row, values);
      await this.cards.changed(em, [row]);
      if (row.state === 'set') await this.reminder.retell(em, row);
    });
  }

  /** Somebody shall look at its message soon: so many were changed at once that this was not read. */
  async lookLater(guildId: string, messageId: string): Promise<void> {
    const unwanted = { guildId, messageId, lookWanted: false };
    await this.em.fork().nativeUpdate(Announcement, unwanted, { lookWanted: true });
  }

  /** Another time is announced, or none any more. */
  async change(guildId: string, messageId: string, values: MessageValues): Promise<void> {
    await this.#withOpen(guildId, messageId, async (em, row) => {
      const [first] = values.reading.options;
      if (values.reading.kind === 'create' && first) {
        const movedFrom = (await this.reminder.current(em, row))?.dueAt ?? null;
        Object.assign(row, values, { state: 'set', movedFrom });
        await this.reminder.set(em, row, first);
        await this.#changed(em, row, 'moved');
      } else if (values.reading.kind === 'propose') {
        const taken = await this.reminder.cancel(em, row);
        Object.assign(row, values, { state: 'asked', movedFrom: taken?.dueAt ?? null });
        await this.#changed(em, row, 'asked');
      } else await this.#lose(em, row, values);
    });
  }

  /** The message was deleted. */
  async end(guildId: string, messageId: string): Promise<void> {
    await this.#withOpen(guildId, messageId, async (em, row) => {
      const taken = await this.reminder.cancel(em, row);
      row.state = 'gone';
      await this.cards.changed(em, [row]);
      await this.#changed(em, row, taken ? 'gone' : 'goneAfter', false);
    });
  }

  async #hasRoom(em: EntityManager, guildId: string, perHour: number): Promise<boolean> {
    const since = this.clock.now().subtract({ hours: 1 });
    const inThisHour = await em.count(Announcement, { guildId, createdAt: { $gt: since } });
    return inThisHour < perHour && !(await this.reminder.areTooMany(em, guildId));
  }

  /** Nothing is left of the time. Whether it still is then, only a person knows. */
  async #lose(em: EntityManager, row: Announcement, values: MessageValues): Promise<void> {
    const taken = await this.reminder.cancel(em, row);
    if (!taken && (row.state === 'set' || isWithdrawn(row))) {
      row.fingerprint = values.fingerprint; // it has arrived, or is asked about no longer
      return;
    }
    const reading: AnnouncementReading = {
      ...values.reading,
      options: taken ? [taken.when] : [],
      ...(row.title !== values.title && { formerTitle: row.title }),
    };
    const state = taken ? 'asked' : 'dismissed';
    Object.assign(row, values, { reading, state, movedFrom: taken?.dueAt ?? null });
    if (!taken) await this.cards.changed(em, [row]); // nothing is asked any more
    await this.#changed(em, row, taken ? 'lost' : 'withdrawn', taken !== null);
  }

  async #changed(em: EntityManager, row: Announcement, note: Note, cardWanted = true): Promise<void> {
    const { revision } = row;
    Object.assign(row, { revision: revision + 1, changedAt: this.clock.now(), decidedBy: null, cardWanted });
    await em.flush();
    await this.notes.write(em, row, note);
  }

  async #withOpen(
    guildId: string,
    messageId: string,
    change: (em: EntityManager, row: Announcement) => Promise<void>,
  ): Promise<void> {
    await this.em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(Announcement, { messageId, guildId }, lock);
      if (row && isOpen(row)) await change(em, row);
    });
  }
}

/** Whether what its author does to the message still counts. A person's "no" is not taken back by an edit. */
export function isOpen(announcement: Announcement): boolean {
  const { state } = announcement;
  return state === 'set' || state === 'asked' || isWithdrawn(announcement);
}
