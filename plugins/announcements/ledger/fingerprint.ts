import { createHash } from 'node:crypto';
import type { SeenMessage } from '../domain/seen-message.js';

/** The same for two versions of a message that say the same. */
export function fingerprintOf({ content, embeds }: SeenMessage): string {
  return createHash('sha256')
    .update(JSON.stringify([content, embeds]))
    .digest('base64url');
}
