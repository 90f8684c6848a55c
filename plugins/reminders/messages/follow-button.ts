import type { Words } from 'alphapy';
import { type APIButtonComponentWithCustomId, ButtonStyle, ComponentType } from 'discord.js';

/** By which somebody says that they want to be reminded, too; with how many did. */
export function followButton(
  reminderId: string,
  count: number,
  words: Words,
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Primary,
    custom_id: `reminders:follow:${reminderId}`,
    label: words(count > 0 ? 'reminders.follow.buttonCounted' : 'reminders.follow.button', { number: count }),
  };
}
