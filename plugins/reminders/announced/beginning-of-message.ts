import { cleanBlock, truncate } from 'alphapy';
import type { AnnouncedMessage } from '../domain/announcement/announcement.js';
import { withoutHidden } from '../domain/announcement/hidden.js';

/** Longer texts are not read again in a reminder; the message itself is one click away. */
const LONGEST = 200;

/** How a message begins, for reminding of it; empty when it has no words that all may see. */
export function beginningOf({ content = '', embeds = [] }: AnnouncedMessage): string {
  const said = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
  return shortened(said.map((part) => cleanBlock(withoutHidden(part))).find((part) => part !== '') ?? '');
}

export function shortened(text: string): string {
  return truncate(cleanBlock(text), LONGEST);
}
