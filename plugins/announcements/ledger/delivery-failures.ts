import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Clock } from 'alphapy';
import { Announcement } from '../announcement.entity.js';
import type { Reminders } from '../reminders.js';
import type { AnnouncementNotes } from './announcement-notes.js';

/** Announcements in one tick; the next ticks take the others. */
const AT_ONCE = 50;

export interface DeliveryFailuresParts {
  readonly em: EntityManager;
  readonly clock: Clock;
  readonly reminders: Reminders;
  readonly notes: AnnouncementNotes;
}

/**
 * Sees to it that somebody hears of reminders that did not arrive. Their owner is who announced, often another bot, to
 * whom nobody can speak: so staff is told.
 */
export class DeliveryFailures {
  constructor(private readonly parts: DeliveryFailuresParts) {}

  async tell(): Promise<void> {
    const { em, reminders } = this.parts;
    const untold = await reminders.announced.failures.untold(AT_ONCE, em.fork());
    const failures: unknown[] = [];
    for (const one of untold) await this.#tell(one).catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0]; // it stays untold, and must not keep the others from being told
  }

  /** In the order in which decisions lock the same rows: announcement, then reminder. */
  #tell(untold: { readonly guildId: string; readonly announcementId: string }): Promise<void> {
    const { em: root, clock, reminders, notes } = this.parts;
    const { guildId, announcementId: messageId } = untold;
    return root.transactional(async (em) => {
      const lock = { lockMode: LockMode.PESSIMISTIC_WRITE };
      const row = await em.findOne(Announcement, { guildId, messageId }, lock);
      const isNews = await reminders.announced.failures.hear(untold, em);
      if (!isNews || row?.state !== 'set') return;
      Object.assign(row, { cardWanted: true, changedAt: clock.now() });
      await em.flush();
      await notes.write(em, { ...row, decidedBy: null }, 'failed');
    });
  }
}
