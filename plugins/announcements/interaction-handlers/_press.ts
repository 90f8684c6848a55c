import type { InteractionUpdateOptions } from 'discord.js';
import type { CardMessage } from '../cards/card-message.js';

/** A button of a card: what is pressed, below which card, about which announcement as it was then. */
export interface Press {
  readonly action: string;
  readonly cardId: string;
  readonly messageId: string;
  readonly revision: number;
}

/** What stands in a custom id; undefined for those of others. */
export function pressOf(customId: string): Press | undefined {
  const [, action, cardId, messageId, revision] =
    /^announcements:([\w-]+):([1-9]\d{0,17}):([1-9]\d{16,19}):([1-9]\d{0,8})$/.exec(customId) ?? [];
  if (!action || !cardId || !messageId || !revision) return undefined;
  return { action, cardId, messageId, revision: Number(revision) };
}

export function customIdOf({ action, cardId, messageId, revision }: Press): string {
  return `announcements:${action}:${cardId}:${messageId}:${revision}`;
}

/** The card as it has to look from now on. */
export function shown(card: CardMessage): InteractionUpdateOptions {
  return { ...card, allowedMentions: { parse: [] } };
}
