import { container, type LimitRule, refusalFor } from 'alphapy';
import type { RepliableInteraction } from 'discord.js';
import { homeOf } from './_place.js';

/** By command or by form. */
export const adding: LimitRule = { action: 'reminders.add', times: 5, per: 60 };
/** Each is downloaded and kept. */
export const picturing: LimitRule = { action: 'reminders.image', times: 3, per: 3600 };
export const editing: LimitRule = { action: 'reminders.edit', times: 5, per: 60 };
export const retrying: LimitRule = { action: 'reminders.retry', times: 5, per: 60 };
export const presetting: LimitRule = { action: 'reminders.preset', times: 10, per: 60 };

/** Who looks for words that can be read has made nothing yet. What goes beyond this counts as if something were made. */
const misreading: LimitRule = { action: 'reminders.misread', times: 30, per: 60 };

/** Does what a member may do so often. What could not be read gives its turn back. */
export async function limited<Result>(
  interaction: RepliableInteraction,
  rule: LimitRule,
  work: () => Promise<Result>,
): Promise<Result> {
  const { limits } = container.services;
  const [home, userId] = [homeOf(interaction), interaction.user.id];
  await limits.take(home, userId, rule);
  try {
    return await work();
  } catch (error) {
    const refusal = refusalFor(interaction, error);
    if (refusal && isUnread(refusal.identifier)) {
      await limits.take(home, userId, misreading);
      await limits.giveBack(home, userId, rule);
    }
    throw error;
  }
}

const REPEAT_REFUSED: ReadonlySet<string> = new Set(['reminders.repeats.apart', 'reminders.repeats.unclear']);

/** Whether the time was refused, so that another one may be given for the same. */
export function isTimeRefused(identifier: string): boolean {
  return REPEAT_REFUSED.has(identifier) || identifier.startsWith('reminders.when.');
}

function isUnread(identifier: string): boolean {
  return isTimeRefused(identifier) || identifier.startsWith('reminders.notices.');
}
