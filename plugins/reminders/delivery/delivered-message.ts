import { limits, safeBlock, safeInline, timestamp, type Words } from 'alphapy';
import {
  AllowedMentionsTypes,
  type APIAllowedMentions,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RESTPostAPIChannelMessageJSONBody,
} from 'discord.js';
import { isRole, type MassMention, writtenOut } from '../domain/mass-mention.js';
import { MOMENT } from '../domain/plan/phases.js';
import { snoozes } from '../domain/plan/snooze.js';
import { followButton } from '../messages/follow-button.js';
import { retryButton } from '../messages/retry-button.js';
import type { ClaimedDelivery } from './claimed-delivery.js';

/** Later than this is told: the owner shall know that the clock was not wrong. */
const LATE = { minutes: 1 };

/** Escaped text may be twice as long as it was typed; this leaves room for the lines above it. */
const LONGEST_QUOTE = 1500;

/** The message that reminds: whom, what is to be said about it, and their own words in a quote. */
export function deliveredMessage(
  delivery: ClaimedDelivery,
  words: Words,
  now: Temporal.Instant,
  { isFirstDetour = false, mayMention = false, lacksImage = false }: DeliveredHow = {},
): RESTPostAPIChannelMessageJSONBody {
  const mentioned = mentionedIn(delivery);
  const many = delivery.target === 'channel' ? (delivery.reminder.mention ?? null) : null;
  const hint = [
    ...(isFirstDetour ? [words('reminders.delivered.otherChannel')] : []),
    ...(lacksImage ? [words('reminders.delivered.noImage')] : []),
  ];
  const first = [head(mentioned), many && named(many, mayMention)].filter(Boolean).join(' ');
  const above = [first, ...notes(delivery, words, now), ...hint, QUOTE].join('\n');
  const { silent, text } = delivery.reminder;
  return {
    content: above + safeBlock(text, Math.min(LONGEST_QUOTE, limits.content - above.length), 'timestamps'),
    // Whatever the text says, it pings nobody but those who want it.
    allowed_mentions: { users: mentioned, ...(many && mayMention ? allowing(many) : { parse: [] }) },
    flags: MessageFlags.SuppressEmbeds | (silent ? MessageFlags.SuppressNotifications : 0),
    components: [{ type: ComponentType.ActionRow, components: buttons(delivery, words) }],
  };
}

export interface DeliveredHow {
  /** Whether the place does not take its picture. */
  readonly lacksImage?: boolean;
  readonly isFirstDetour?: boolean;
  /** Whether the owner may mention many there, and the guild wants it. */
  readonly mayMention?: boolean;
}

/** Exactly this mention, and no other of its kind: whatever stands in the text has been made harmless. */
function allowing(mention: MassMention): APIAllowedMentions {
  return isRole(mention) ? { parse: [], roles: [mention] } : { parse: [AllowedMentionsTypes.Everyone] };
}

/** What may mention nobody is plain text, whatever the bot itself may. */
function named(mention: MassMention, mayMention: boolean): string {
  const text = writtenOut(mention);
  return mayMention || isRole(mention) ? text : safeInline(text, text.length + 1);
}

/** Whether a message of ours is this reminder, whatever was to be said about it and whoever followed it at the time. */
export function reminds(content: string, { recipientId, reminder }: ClaimedDelivery): boolean {
  const start = content.indexOf(`\n${QUOTE}`);
  const begins = [head([recipientId]), done(head([recipientId]))].some((begin) => content.startsWith(begin));
  if (!begins || start < 0) return false;
  const quoted = content.slice(start + 1 + QUOTE.length);
  return quoted === safeBlock(reminder.text, quoted.length, 'timestamps');
}

/** Who follows it is mentioned where it goes to the channel; a direct message is for one alone. */
function mentionedIn({ recipientId, mentionIds, target }: ClaimedDelivery): string[] {
  return target === 'channel' ? [recipientId, ...mentionIds] : [recipientId];
}

/** What stands there when its owner has said that it is done. */
export function done(content: string): string {
  return content.replace(WAITING, DONE);
}

const WAITING = '⏰';
const DONE = '✅';

/** This mark takes in all that follows. */
const QUOTE = '>>> ';

function head(userIds: readonly string[]): string {
  return [WAITING, ...userIds.map((id) => `<@${id}>`)].join(' ');
}

function buttons(delivery: ClaimedDelivery, words: Words): APIButtonComponentWithCustomId[] {
  const { id, target, followers, reminder } = delivery;
  const later = snoozes.map((snooze) => ({
    type: ComponentType.Button as const,
    style: ButtonStyle.Secondary as const,
    custom_id: `reminders:snooze:${id}:${snooze}`,
    label: words(`reminders.snooze.${snooze}`),
  }));
  const label = words('reminders.done');
  const button = { style: ButtonStyle.Success as const, custom_id: `reminders:done:${id}`, label };
  const comesAgain = target === 'channel' && reminder.state === 'scheduled';
  return [
    ...later,
    { type: ComponentType.Button, ...button },
    ...(isLastDetour(delivery) ? [retryButton(reminder, words('reminders.retry.channel'))] : []),
    ...(comesAgain ? [followButton(reminder.id, followers, words)] : []),
  ];
}

/** Whether it ended as a direct message because its channel refused it, which its owner can see to unless it is gone. */
function isLastDetour({ recipientId, target, problem, reminder }: ClaimedDelivery): boolean {
  const isOwn = recipientId === reminder.userId && reminder.announcementId === null;
  const isMendable = Boolean(problem) && problem !== 'channel-gone';
  return isOwn && target === 'dm' && isMendable && reminder.state === 'delivering';
}

function notes(delivery: ClaimedDelivery, words: Words, now: Temporal.Instant): string[] {
  const { recipientId, reminder } = delivery;
  const { link, userId, channelId } = reminder;
  const about = link ? [words('reminders.delivered.about', { link })] : [];
  const values = { owner: `<@${userId}>`, channel: `<#${channelId}>` };
  const followed = recipientId === userId ? [] : [words('reminders.delivered.followed', values)];
  return [...timing(delivery, words, now), ...followed, ...place(delivery, words), ...about];
}

/** That the moment is still to come, that it has come where it was told of before, or that it is long over. */
function timing(
  { dueAt, phase, missed, reminder }: ClaimedDelivery,
  words: Words,
  now: Temporal.Instant,
): string[] {
  const values = { when: timestamp(dueAt, 'F'), relative: timestamp(dueAt, 'R'), count: missed };
  if (phase !== MOMENT) return [words('reminders.delivered.notice', values)];
  if (Temporal.Instant.compare(dueAt.add(LATE), now) >= 0)
    return reminder.notices.length > 0 ? [words('reminders.delivered.now')] : [];
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
