import type { ClientOptions } from 'discord.js';
import { boundedCaches } from './caches.js';

/** What every client of the bot has in common. */
export const clientDefaults = {
  ...boundedCaches,
  // Without this a message that quotes a user's text could mention everyone. Who may be mentioned is named each time.
  allowedMentions: { parse: [] },
  // A retry after a lost answer is dropped by Discord instead of being shown twice.
  enforceNonce: true,
} satisfies Partial<ClientOptions>;
