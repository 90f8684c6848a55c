import { safeBlock, timestamp, type Words } from 'alphapy';
import { ButtonStyle, ComponentType, MessageFlags, type RESTPostAPIChannelMessageJSONBody } from 'discord.js';
import { MOMENT } from '../domain/plan/phases.js';
import { snoozes } from '../domain/plan/snooze.js';
import type { ClaimedDelivery } from './claimed-delivery.js';

type ClaimedReminder = Pick<ClaimedDelivery['reminder'], 'userId' | 'text'>;

/** Later than this is told: the owner shall know that the clock was not wrong. */
const LATE = { minutes: 1 };

/** Escaped text may be twice as long as it was typed; this leaves room for the lines above it. */
const LONGEST_QUOTE = 1500;

/** The message that reminds: whom, what is to be said about it, and their own words in a quote. */
export function deliveredMessage(
  delivery: ClaimedDelivery,
  words: Words,
  now: Temporal.Instant,
  { isFirstDetour = false }: { readonly isFirstDetour?: boolean } = {},
): RESTPostAPIChannelMessageJSONBody {
  const { reminder } = delivery;
  const hint = isFirstDetour ? [words('reminders.delivered.otherChannel')] : [];
  return {
    content: [head(reminder), ...notes(delivery, words, now), ...hint, quote(reminder)].join('\n'),
    // Whatever the text says, it pings nobody but its author.
    allowed_mentions: { parse: [], users: [reminder.userId] },
    flags: MessageFlags.SuppressEmbeds | (reminder.silent ? MessageFlags.SuppressNotifications : 0),
    components: [{ type: ComponentType.ActionRow, components: buttons(delivery, words) }],
  };
}

/** Whether a message of ours is this reminder, whatever was to be said about it at the time. */
export function reminds(content: string, reminder: ClaimedReminder): boolean {
  const begin = `${head(reminder)}\n`;
  return (
    [begin, done(begin)].some((text) => content.startsWith(text)) && content.endsWith(`\n${quote(reminder)}`)
  );
}

/** What stands there when its owner has said that it is done. */
export function done(content: string): string {
  return content.replace(WAITING, DONE);
}

const WAITING = '⏰';
const DONE = '✅';

function head({ userId }: ClaimedReminder): string {
  return `${WAITING} <@${userId}>`;
}

function buttons({ id }: ClaimedDelivery, words: Words) {
  const later = snoozes.map((snooze) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    custom_id: `reminders:snooze:${id}:${snooze}`,
    label: words(`reminders.snooze.${snooze}`),
  }));
  const label = words('reminders.done');
  const button = { style: ButtonStyle.Success as const, custom_id: `reminders:done:${id}`, label };
  return [...later, { type: ComponentType.Button as const, ...button }];
}

/** This mark takes in all that follows. */
function quote({ text }: ClaimedReminder): string {
  return `>>> ${safeBlock(text, LONGEST_QUOTE)}`;
}

function notes(delivery: ClaimedDelivery, words: Words, now: Temporal.Instant): string[] {
  const { link } = delivery.reminder;
  const about = link ? [words('reminders.delivered.about', { link })] : [];
  return [...timing(delivery, words, now), ...place(delivery, words), ...about];
}

/** That the moment is still to come, or that it is long over. */
function timing(
  { dueAt, phase, missed, reminder }: ClaimedDelivery,
  words: Words,
  now: Temporal.Instant,
): string[] {
  const values = { when: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), count: missed };
  if (phase !== MOMENT) return [words('reminders.delivered.notice', values)];
  if (Temporal.Instant.compare(dueAt.add(LATE), now) >= 0) return [];
  const late = words('reminders.delivered.late', values);
  return reminder.late === 'summarise' && missed > 0
    ? [late, words('reminders.delivered.missed', values)]
    : [late];
}

/** Why it does not stand where it was meant to. */
function place({ target, problem, reminder }: ClaimedDelivery, words: Words): string[] {
  if (target === 'channel' || !problem) return [];
  const why = words(`reminders.problem.${problem}`);
  return [words('reminders.delivered.instead', { channel: `<#${reminder.channelId}>`, why })];
}
