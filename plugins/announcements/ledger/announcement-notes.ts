import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditEntry, Services } from 'alphapy';
import type { Announcement } from '../announcement.entity.js';
import { messageLink } from '../domain/reminder-text.js';

/** What is written down of an announcement; the words stand in the locales under `audit`. */
export type Note =
  | 'created'
  | 'asked'
  | 'moved'
  | 'lost'
  | 'withdrawn'
  | 'gone'
  | 'goneAfter'
  | 'chosen'
  | 'fixed'
  | 'failed'
  | 'undone'
  | 'dismissed'
  | 'event-removed'
  | 'event-again';

/** Only what no message with buttons tells is posted without being asked for. */
const POSTED: ReadonlySet<Note> = new Set(['gone']);

/** Tells the audit log, and with it the log channel, what became of announcements. */
export class AnnouncementNotes {
  constructor(private readonly services: Pick<Services, 'audit' | 'settings'>) {}

  /** In the transaction of what it tells. */
  async write(
    em: EntityManager,
    { guildId, channelId, messageId, title, decidedBy }: Announcement,
    note: Note,
  ): Promise<void> {
    const level = POSTED.has(note) ? 'normal' : 'verbose';
    const details = { title, link: messageLink(guildId, channelId, messageId) };
    await this.services.audit.write({ ...entry(guildId, note, details, decidedBy), level }, em);
  }

  /** That a message was read, and nothing found. Only for guilds that want to know everything. */
  async passed(guildId: string, link: string, why: string | null): Promise<void> {
    const { logLevel } = await this.services.settings.read(guildId, 'core');
    if (logLevel !== 'verbose') return;
    await this.services.audit.write({ ...entry(guildId, 'passed', { link, why }), level: 'verbose' });
  }

  /** That messages were left unread: so many at once, or so many in an hour. */
  async leftUnread(guildId: string, reason: 'flood' | 'tooMany', link: string): Promise<void> {
    await this.services.audit.write({ ...entry(guildId, reason, { link }), level: 'normal' });
  }

  /** That an announcement gets no event. */
  async noEvent(guildId: string, reason: 'forbidden' | 'full' | 'rejected', link: string): Promise<void> {
    await this.services.audit.write({ ...entry(guildId, `event-${reason}`, { link }), level: 'normal' });
  }
}

function entry(
  guildId: string,
  what: string,
  details: AuditEntry['details'],
  decidedBy: string | null = null,
): Omit<AuditEntry, 'level'> {
  const actor = decidedBy
    ? ({ kind: 'member', userId: decidedBy } as const)
    : ({ kind: 'plugin', name: 'announcements' } as const);
  return { guildId, actor, action: `announcements.${what}`, details, requestId: null };
}
