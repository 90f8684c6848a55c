import { cleanBlock, truncate } from 'alphapy';
import type { AnnouncedMessage } from '../domain/announcement/announcement.js';
import { withoutHidden } from '../domain/announcement/hidden.js';
import { mentionsAsNames, type NameOf } from '../domain/mentions-as-names.js';

/** Longer texts are not read again in a reminder; the message itself is one click away. */
const LONGEST = 200;

/** How a message begins, for reminding of it; empty when it has no words that all may see. */
export function beginningOf({ content = '', embeds = [] }: AnnouncedMessage): string {
  const said = [content, ...embeds.flatMap(({ title = '', description = '' }) => [title, description])];
  return shortened(said.map((part) => cleanBlock(withoutHidden(part))).find((part) => part !== '') ?? '');
}

/** The message with names in place of its mentions, where a title or a beginning is made of it. */
export function withNames({ content = '', embeds = [] }: AnnouncedMessage, nameOf: NameOf): AnnouncedMessage {
  return {
    content: mentionsAsNames(content, nameOf),
    embeds: embeds.map(({ title = '', description = '', ...rest }) => ({
      ...rest,
      title: mentionsAsNames(title, nameOf),
      description: mentionsAsNames(description, nameOf),
    })),
  };
}

export function shortened(text: string): string {
  return truncate(cleanBlock(text), LONGEST);
}
