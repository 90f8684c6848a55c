import { limits, truncate } from 'alphapy';
import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { zoneInWords } from '../domain/zone-in-words.js';
import type { Reminder } from '../reminder.entity.js';

const MOST_CHOICES = 25;

/** What is offered while somebody types which reminder they mean. */
export function choices(reminders: readonly Reminder[], typed: string, locale: string): Choice[] {
  const fitting = reminders.filter(({ text }) => text.toLowerCase().includes(typed.trim().toLowerCase()));
  return fitting.slice(0, MOST_CHOICES).map((reminder) => choice(reminder, locale));
}

type Choice = ApplicationCommandOptionChoiceData<string>;

/** Plain text: a choice shows no formatting, and no time in the reader's zone. */
function choice({ id, text, dueAt, zone }: Reminder, locale: string): Choice {
  const moment = dueAt.toLocaleString(locale, { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
  const suffix = ` · ${moment} (${zoneInWords(dueAt, zone)})`;
  return { name: truncate(text.replace(/\s+/g, ' '), limits.choiceName - suffix.length) + suffix, value: id };
}
