import type { Client } from 'discord.js';

/** Direct and group conversations that a client remembers. */
export const MOST_CONVERSATIONS = 1_000;

const EVERY_MILLISECONDS = 600_000;

/**
 * Forgets the conversations that were known first, from time to time. discord.js limits nearly all that it remembers,
 * but not these, and each person who writes to the bot brings one. Whatever comes from one makes it known again.
 *
 * @returns stops it
 */
export function forgetConversations(client: Client): () => void {
  const timer = setInterval(() => forgetFirst(client.channels.cache), EVERY_MILLISECONDS).unref();
  return () => clearInterval(timer);
}

/** Leaves as many conversations as may be remembered; the channels of guilds stay, since discord.js needs all of them. */
export function forgetFirst(channels: Map<string, { isDMBased(): boolean }>): void {
  const conversations = [...channels].filter(([, channel]) => channel.isDMBased());
  const tooMany = Math.max(0, conversations.length - MOST_CONVERSATIONS);
  for (const [id] of conversations.slice(0, tooMany)) channels.delete(id);
}
