import { cleanBlock, truncate } from 'alphapy';
import type { AnnouncedMessage } from '../domain/announcement/announcement.js';

/** Longer texts are not read again in a reminder; the message itself is one click away. */
const LONGEST = 200;

/** How a message begins, for reminding of it; empty when it has no words. */
export function beginningOf({ content = '', embeds = [] }: AnnouncedMessage): string {
  const said = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
  return shortened(said.map(cleanBlock).find((part) => part !== '') ?? '');
}

export function shortened(text: string): string {
  return truncate(cleanBlock(text), LONGEST);
}
