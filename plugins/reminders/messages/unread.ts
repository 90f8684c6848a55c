import type { Words } from 'alphapy';
import { type APIActionRowComponent, type APIButtonComponentWithCustomId, ComponentType } from 'discord.js';
import type { Draft } from '../wishes/draft.entity.js';
import { otherTime } from './question.js';

/** A refusal after which nothing need be typed again. */
export interface Unread {
  readonly content: string;
  readonly components: APIActionRowComponent<APIButtonComponentWithCustomId>[];
}

/** Says why, and has a button that opens the form with what was typed. */
export function unread(why: string, draft: Draft, words: Words): Unread {
  const again = { ...otherTime(draft, words), label: words('reminders.form.again') };
  const button = draft.link ? again : otherTime(draft, words);
  return { content: why, components: [{ type: ComponentType.ActionRow, components: [button] }] };
}
