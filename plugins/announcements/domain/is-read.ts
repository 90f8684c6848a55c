import type { Author, SeenMessage } from './seen-message.js';

export interface ReadingWishes {
  readonly plainMessages: boolean;
  readonly otherBots: boolean;
  readonly ownMessages: boolean;
  readonly announcers: readonly string[];
}

/** Discord takes no longer message: 4,000 characters, and 6,000 in embeds. */
const LONGEST = 10_000;

/** Why a guild does not want a message read. */
export type Unread = 'empty' | 'plain' | 'long' | 'self' | 'bot' | 'person';

/** Whether a guild wants such a message read. */
export function isRead(message: SeenMessage, wishes: ReadingWishes): boolean {
  return whyUnread(message, wishes) === null;
}

/** Null where it is read. */
export function whyUnread(message: SeenMessage, wishes: ReadingWishes): Unread | null {
  const { author, embeds } = message;
  if (saysNothing(message)) return 'empty';
  if (embeds.length === 0 && !wishes.plainMessages) return 'plain';
  if (lengthOf(message) > LONGEST) return 'long';
  return isHeard(author, wishes) ? null : author.kind;
}

function isHeard(author: Author, { ownMessages, otherBots, announcers }: ReadingWishes): boolean {
  switch (author.kind) {
    case 'self':
      return ownMessages;
    case 'bot':
      return otherBots;
    case 'person':
      return (
        announcers.length === 0 ||
        author.managesMessages ||
        author.roleIds.some((id) => announcers.includes(id))
      );
  }
}

/** Discord hides what messages say from a bot without the intent for it: an empty one is none that was emptied. */
export function saysNothing({ content, embeds }: SeenMessage): boolean {
  return content === '' && embeds.length === 0;
}

function lengthOf({ content, embeds }: SeenMessage): number {
  const texts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    title,
    description,
    footer?.text,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  return texts.reduce((sum, text = '') => sum + text.length, content.length);
}
