import type { SeenMessage } from '../domain/seen-message.js';
import type { Place } from '../domain/watched-place.js';

/** A channel or thread in which somebody may have written meanwhile. */
export interface SpokenPlace extends Place {
  /** The newest message in it, as Discord told when the shard connected. */
  readonly lastMessageId: string | null;
}

/** What is needed of a connection to Discord. */
export interface Shard {
  /** Its number and the count of shards, as 0/16. */
  readonly name: string;
  isConnected(): boolean;
  guildIds(): readonly string[];
  places(guildId: string): readonly SpokenPlace[];
  /**
   * The first hundred messages after that one, oldest first; null where we may not read.
   *
   * @param withRoles whether it counts which roles their authors have
   */
  messagesAfter(guildId: string, after: MessageAddress, withRoles: boolean): Promise<Page | null>;
}

export interface MessageAddress {
  readonly channelId: string;
  readonly messageId: string;
}

export interface Page {
  /** What somebody wrote. */
  readonly messages: readonly SeenMessage[];
  /** The newest of all; null for an empty page. */
  readonly lastId: string | null;
  readonly isFull: boolean;
}
