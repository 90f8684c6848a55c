import { limits, truncate, type Words } from 'alphapy';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';
import type { Reminder } from '../reminder.entity.js';

/** Sends once more what could not be delivered. */
export function retryButton({ id }: Pick<Reminder, 'id'>, label: string): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    custom_id: `reminders:retry:${id}`,
    label: truncate(label, limits.buttonLabel),
  };
}

/** Among others its label says which one it is for. */
export function retryThis({ id, text }: Reminder, words: Words): APIButtonComponentWithCustomId {
  return retryButton({ id }, words('reminders.retry.which', { text: text.replace(/\s+/g, ' ') }));
}
