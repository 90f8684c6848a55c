import { limits, safeBlock, timestamp, type Words } from 'alphapy';
import { MessageFlags, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import type { Delivery } from './delivery.entity.js';
import type { Reminder } from './reminder.entity.js';

/** Later than this is told: the owner shall know that the clock was not wrong. */
const LATE = { minutes: 5 };

/**
 * The message that reminds. It depends on nothing but the delivery, so that the same one can be found again after an
 * attempt of which nobody knows whether it arrived.
 */
export function deliveredMessage(
  delivery: Delivery,
  reminder: Reminder,
  words: Words,
): RESTPostAPIChannelMessageJSONBody {
  const head = [`⏰ <@${reminder.userId}>`, ...notes(delivery, reminder, words)].join('\n');
  // The quote mark takes in all that follows.
  const intro = `${head}\n>>> `;
  return {
    content: `${intro}${safeBlock(reminder.text, limits.content - intro.length)}`,
    // Whatever the text says, it pings nobody but its author.
    allowed_mentions: { parse: [], users: [reminder.userId] },
    flags: MessageFlags.SuppressEmbeds,
  };
}

function notes(
  { dueAt, queuedAt, target, problem }: Delivery,
  { channelId }: Reminder,
  words: Words,
): string[] {
  const isLate = Temporal.Instant.compare(dueAt.add(LATE), queuedAt) < 0;
  const late = isLate ? [words('reminders.delivered.late', { when: timestamp(dueAt, 'F') })] : [];
  if (target === 'channel' || !problem) return late;
  const why = words(`reminders.problem.${problem}`);
  return [...late, words('reminders.delivered.instead', { channel: `<#${channelId}>`, why })];
}
