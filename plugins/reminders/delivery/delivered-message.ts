import { safeBlock, timestamp, type Words } from 'alphapy';
import { MessageFlags, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Reminder } from '../reminder.entity.js';
import type { Delivery } from './delivery.entity.js';

/** Later than this is told: the owner shall know that the clock was not wrong. */
const LATE = { minutes: 5 };

/** Escaped text may be twice as long as it was typed; this leaves room for the lines above it. */
const LONGEST_QUOTE = 1500;

/** The message that reminds: whom, what is to be said about it, and their own words in a quote. */
export function deliveredMessage(
  delivery: Delivery,
  words: Words,
  now: Temporal.Instant,
): RESTPostAPIChannelMessageJSONBody {
  const { reminder } = delivery;
  return {
    content: [head(reminder), ...notes(delivery, words, now), quote(reminder)].join('\n'),
    // Whatever the text says, it pings nobody but its author.
    allowed_mentions: { parse: [], users: [reminder.userId] },
    flags: MessageFlags.SuppressEmbeds,
  };
}

/** Whether a message of ours is this reminder, whatever was to be said about it at the time. */
export function reminds(content: string, reminder: Reminder): boolean {
  return content.startsWith(`${head(reminder)}\n`) && content.endsWith(`\n${quote(reminder)}`);
}

function head({ userId }: Reminder): string {
  return `⏰ <@${userId}>`;
}

/** This mark takes in all that follows. */
function quote({ text }: Reminder): string {
  return `>>> ${safeBlock(text, LONGEST_QUOTE)}`;
}

function notes(
  { dueAt, target, problem, reminder }: Delivery,
  words: Words,
  now: Temporal.Instant,
): string[] {
  const isLate = Temporal.Instant.compare(dueAt.add(LATE), now) < 0;
  const late = isLate ? [words('reminders.delivered.late', { when: timestamp(dueAt, 'F') })] : [];
  if (target === 'channel' || !problem) return late;
  const why = words(`reminders.problem.${problem}`);
  return [...late, words('reminders.delivered.instead', { channel: `<#${reminder.channelId}>`, why })];
}
