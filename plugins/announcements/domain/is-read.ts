import type { SeenMessage } from './seen-message.js';

export interface ReadingWishes {
  readonly plainMessages: boolean;
  readonly otherBots: boolean;
  readonly ownMessages: boolean;
  readonly announcers: readonly string[];
}

/** Discord takes no longer message: 4,000 characters, and 6,000 in embeds. */
const LONGEST = 10_000;

/** Whether a guild wants such a message read. */
export function isRead(message: SeenMessage, wishes: ReadingWishes): boolean {
  const { author, content, embeds } = message;
  if (embeds.length === 0 && (content === '' || !wishes.plainMessages)) return false;
  if (lengthOf(message) > LONGEST) return false;
  switch (author.kind) {
    case 'self':
      return wishes.ownMessages;
    case 'bot':
      return wishes.otherBots;
    case 'person':
      return (
        wishes.announcers.length === 0 ||
        author.managesMessages ||
        author.roleIds.some((id) => wishes.announcers.includes(id))
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
