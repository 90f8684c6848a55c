import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import { Announcement } from '../announcement.entity.js';
import type { CardMarks } from '../cards/card-marks.js';
import type { Reminders, TimeOption } from '../reminders.js';
import type { AnnouncementNotes, Note } from './announcement-notes.js';
import type { ReminderOfAnnouncement } from './reminder-of-announcement.js';

/** An announcement as somebody saw it. */
export interface Seen {
  readonly messageId: string;
  readonly revision: number;
}

/**
 * What people decide about an announcement. Each method returns false, and does nothing, where it has changed since they
 * looked: then they have to look again.
 */
export class AnnouncementDecisions {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reminders: Reminders,
    private readonly reminder: ReminderOfAnnouncement,
    private readonly notes: AnnouncementNotes,
    private readonly cards: CardMarks,
  ) {}

  /** It is then. */
  choose(guildId: string, userId: string, seen: Seen, number: number): Promise<boolean> {
    return this.#decide(guildId, userId, seen, async (em, row) => {
      const option = row.state === 'asked' ? row.reading.options[number] : undefined;
      if (!option) return null;
      await this.#set(em, row, option);
      return 'chosen';
    });
  }

  /**
   * All that a person's words can mean.
   *
   * @throws a refusal when they are no moment ahead
   */
  readings(guildId: string, userId: string, when: string, locale: string): Promise<TimeOption[]> {
    return this.reminders.announcements.readWhen(guildId, userId, when, locale);
  }

  /**
   * It is when this person has said.
   *
   * @param isOnCard whether who says so changes the card with it
   */
  fix(guildId: string, userId: string, seen: Seen, option: TimeOption, isOnCard = true): Promise<boolean> {
    return this.#decide(guildId, userId, seen, async (em, row) => {
      if (row.state !== 'asked' && row.state !== 'set') return null;
      await this.#set(em, row, option);
      if (!isOnCard) await this.cards.changed(em, [row]);
      return 'fixed';
    });
  }

  /** There shall be no reminder. */
  undo(guildId: string, userId: string, seen: Seen): Promise<boolean> {
    return this.#decide(guildId, userId, seen, async (em, row) => {
      if (row.state !== 'set') return null;
      if (!(await this.reminder.cancel(em, row)))
        throw refuse('announcements.over', 'Its reminder has already arrived.');
      row.state = 'undone';
      return 'undone';
    });
  }

  /** Its event, which somebody has deleted, shall be made again. */
  eventAgain(guildId: string, userId: string, seen: Seen): Promise<boolean> {
    return this.#decide(guildId, userId, seen, async (em, row) => {
      const isAgain = row.state === 'set' && (await this.reminder.eventAgain(em, row));
      return isAgain ? 'event-again' : null;
    });
  }

  /** It announces nothing. */
  dismiss(guildId: string, userId: string, seen: Seen): Promise<boolean> {
    return this.#decide(guildId, userId, seen, async (_em, row) => {
      if (row.state !== 'asked') return null;
      row.state = 'dismissed';
      return 'dismissed';
    });
  }

  async #set(em: EntityManager, row: Announcement, option: TimeOption): Promise<void> {
    const when = this.reminders.announcements.ahead(option);
    if (!when) throw refuse('announcements.past', 'That moment is over. Type another one with Fix.');
    await this.reminder.set(em, row, when);
    row.state = 'set';
  }

  #decide(
    guildId: string,
    userId: string,
    { messageId, revision }: Seen,
    decide: (em: EntityManager, row: Announcement) => Promise<Note | null>,
  ): Promise<boolean> {
    return this.em.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(Announcement, { messageId, guildId, revision }, lock);
      const note = row && (await decide(em, row));
      if (!note) return false;
      Object.assign(row, { revision: revision + 1, decidedBy: userId, changedAt: this.clock.now() });
      await em.flush();
      await this.cards.pressed(em, row);
      await this.notes.write(em, row, note);
      return true;
    });
  }
}
