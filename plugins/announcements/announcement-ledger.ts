import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { Announcement } from './announcement.entity.js';
import type { AnnouncementNotes, Note } from './announcement-notes.js';
import type { MessageValues, ReminderOfAnnouncement } from './reminder-of-announcement.js';
import type { AnnouncementReading } from './reminders.js';

/** What a message says, and where it stands. */
export interface Heard extends MessageValues {
  readonly messageId: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly isPerson: boolean;
}

/** Knows what became of each announcement. A row and its reminder change in one transaction, so neither lies. */
export class AnnouncementLedger {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly reminder: ReminderOfAnnouncement,
    private readonly notes: AnnouncementNotes,
  ) {}

  find(guildId: string, messageIds: readonly string[]): Promise<Announcement[]> {
    return this.em.fork().find(Announcement, { guildId, messageId: { $in: [...messageIds] } });
  }

  /** Takes a message in, once. False when the guild has had its share of this hour. */
  async begin(guildId: string, heard: Heard, perHour: number): Promise<boolean> {
    return this.em.transactional(async (em) => {
      await takeTurns(em, guildId);
      const { messageId, isPerson, ...values } = heard;
      if ((await em.count(Announcement, { messageId })) > 0) return true;
      if (!isPerson && (await isTwin(em, guildId, heard))) return true;
      const now = this.clock.now();
      const since = now.subtract({ hours: 1 });
      if ((await em.count(Announcement, { guildId, createdAt: { $gt: since } })) >= perHour) return false;
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
      return true;
    });
  }

  /** Only words around the time have changed. */
  async retell(guildId: string, messageId: string, values: MessageValues): Promise<void> {
    await this.#withOpen(guildId, messageId, async (em, row) => {
      Object.assign(row, values);
      if (row.state === 'set') await this.reminder.retell(em, row);
    });
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
      await this.#changed(em, row, taken ? 'gone' : 'goneAfter', false);
    });
  }

  /** Nothing is left of the time. Whether it still is then, only a person knows. */
  async #lose(em: EntityManager, row: Announcement, values: MessageValues): Promise<void> {
    const taken = await this.reminder.cancel(em, row);
    if (!taken && row.state === 'set') {
      row.fingerprint = values.fingerprint; // it has arrived; the past is not asked about
      return;
    }
    const reading: AnnouncementReading = { ...values.reading, options: taken ? [taken.when] : [] };
    const state = taken ? 'asked' : 'dismissed';
    Object.assign(row, values, { title: row.title, reading, state, movedFrom: taken?.dueAt ?? null });
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
export function isOpen({ state }: Announcement): boolean {
  return state === 'set' || state === 'asked';
}

/** Makes a guild's announcements take turns, in whichever process they arrive, until the transaction ends. */
async function takeTurns(em: EntityManager, guildId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`announcements:${guildId}`]);
}

/** Whether another bot says what stands here already: bots repeat each other. */
async function isTwin(em: EntityManager, guildId: string, { title, reading }: Heard): Promise<boolean> {
  const same = await em.find(
    Announcement,
    { guildId, title, state: { $in: ['set', 'asked'] } },
    { orderBy: { createdAt: 'desc' }, limit: 20 },
  );
  const moments = new Set(reading.options.map(({ dueAt }) => dueAt));
  return same.some((other) => other.reading.options.some(({ dueAt }) => moments.has(dueAt)));
}
