import type { EntityManager } from '@mikro-orm/postgresql';
import { Announcement } from '../announcement.entity.js';
import type { Heard } from '../hearing/heard.js';

/** The newest of a title; the rest is long over. */
const MOST_TWINS = 20;

/** Makes a guild's announcements take turns, in whichever process they arrive, until the transaction ends. */
export async function takeTurns(em: EntityManager, guildId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`announcements:${guildId}`]);
}

/** Whether a message was taken in before, or is another bot's copy of one: bots repeat each other. */
export async function isTakenIn(em: EntityManager, guildId: string, heard: Heard): Promise<boolean> {
  const { messageId, isPerson, title, reading } = heard;
  if ((await em.count(Announcement, { messageId })) > 0) return true;
  if (isPerson) return false;
  const same = await em.find(
    Announcement,
    { guildId, title, state: { $in: ['set', 'asked'] } },
    { orderBy: { createdAt: 'desc' }, limit: MOST_TWINS },
  );
  const moments = new Set(reading.options.map(({ dueAt }) => dueAt));
  return same.some((other) => other.reading.options.some(({ dueAt }) => moments.has(dueAt)));
}
