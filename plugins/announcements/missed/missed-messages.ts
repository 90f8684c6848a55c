import type { ILogger } from '@sapphire/framework';
import type { Clock, Services } from 'alphapy';
import { SnowflakeUtil } from 'discord.js';
import { messageLink } from '../domain/reminder-text.js';
import { isWatched, type Place } from '../domain/watched-place.js';
import type { Hearing } from '../hearing/hearing.js';
import type { AnnouncementNotes } from '../ledger/announcement-notes.js';
import type { OriginCheck } from '../origin/origin-check.js';
import type { AnnouncementSettings } from '../settings.js';
import type { Shard, SpokenPlace } from './shard.js';

/** Announcements of long ago are mostly over. */
const FURTHEST_BACK = { hours: 24 * 7 };

/** Pages of a hundred messages that are read of one channel. */
const MOST_PAGES = 5;

type Wishes = Pick<AnnouncementSettings, 'channels' | 'threads' | 'announcers'>;

export interface MissedMessagesParts {
  readonly clock: Clock;
  readonly settings: Services['settings'];
  readonly hearing: Hearing;
  readonly origins: OriginCheck;
  readonly notes: AnnouncementNotes;
  readonly logger: Pick<ILogger, 'warn' | 'info'>;
}

/**
 * Hears what was written while nobody listened. One page after the other, so that a large bot does not ask for all of
 * its channels at once; where Discord says that nothing is new it is not asked. What was heard already is known by its row.
 */
export class MissedMessages {
  constructor(private readonly parts: MissedMessagesParts) {}

  /** @throws when Discord or the database fails in between: then it is to be done again */
  async hear(shard: Shard, since: Temporal.Instant, guildIds = shard.guildIds()): Promise<void> {
    const { settings, origins, clock } = this.parts;
    const from = later(since, clock.now().subtract(FURTHEST_BACK));
    const watching: string[] = [];
    for (const guildId of guildIds) {
      const wishes = await settings.read(guildId, 'announcements');
      if (!wishes.enabled || wishes.channels.length === 0) continue;
      watching.push(guildId);
      await this.#hearGuild(shard, guildId, wishes, firstIdOf(from));
    }
    await origins.lookAtAllOf(watching);
  }

  async #hearGuild(shard: Shard, guildId: string, wishes: Wishes, after: string): Promise<void> {
    for (const place of shard.places(guildId))
      if (mayBeWatched(wishes, place) && hasNews(place, after))
        await this.#hearPlace(shard, guildId, place, wishes, after);
  }

  async #hearPlace(
    shard: Shard,
    guildId: string,
    place: Place,
    wishes: Wishes,
    after: string,
  ): Promise<void> {
    const { channelId } = place;
    const withRoles = wishes.announcers.length > 0;
    let messageId = after;
    for (let number = 1; number <= MOST_PAGES; number += 1) {
      const page = await shard.messagesAfter(guildId, { channelId, messageId }, withRoles);
      if (!page) return;
      const watched = page.messages.filter(({ id }) => isWatched(wishes, place, id));
      for (const message of watched) await this.parts.hearing.missed(guildId, message);
      if (!page.isFull || !page.lastId) return;
      messageId = page.lastId;
    }
    // As many as are read may have been all there were.
    const next = await shard.messagesAfter(guildId, { channelId, messageId }, false);
    if (!next?.lastId) return;
    await this.parts.notes.leftUnread(guildId, 'flood', messageLink(guildId, channelId, messageId));
  }
}

/** Whether anything there is watched; of a forum's post it may be the first message only. */
function mayBeWatched(wishes: Wishes, place: Place): boolean {
  return isWatched(wishes, place, place.channelId);
}

function hasNews({ lastMessageId }: SpokenPlace, after: string): boolean {
  return lastMessageId !== null && BigInt(lastMessageId) > BigInt(after);
}

/** The smallest id that a message of then could have. */
function firstIdOf(instant: Temporal.Instant): string {
  const timestamp = instant.epochMilliseconds;
  return String(SnowflakeUtil.generate({ timestamp, increment: 0n, workerId: 0n, processId: 0n }));
}

function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) > 0 ? a : b;
}
