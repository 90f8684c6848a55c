import type { SeenMessage } from '../domain/seen-message.js';
import type { MessageValues } from '../ledger/reminder-of-announcement.js';

/** What a message says, and where it stands. */
export interface Heard extends MessageValues {
  readonly messageId: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly isPerson: boolean;
}

export function heardOf({ id, channelId, author }: SeenMessage, values: MessageValues): Heard {
  return { ...values, messageId: id, channelId, authorId: author.id, isPerson: author.kind === 'person' };
}
