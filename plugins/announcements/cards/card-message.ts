import { type EmbedCategory, embed, safeInline, timestamp, truncate, type Words } from 'alphapy';
import type { APIEmbed } from 'discord.js';
import { isWithdrawn } from '../announcement.entity.js';
import { messageLink } from '../domain/reminder-text.js';
import { isSeries } from '../domain/same-reading.js';
import { assumptionLines, excerptLines, failureLines, optionLine, reminderLines } from '../messages/lines.js';
import { type Row, rowsOf } from './card-buttons.js';
import type { Told } from './told.js';

export interface CardMessage {
  readonly embeds: APIEmbed[];
  readonly components: Row[];
}

/** Five of them share the 6,000 characters of a message. */
const LONGEST_TITLE = 100;
const LONGEST = 1_100;

/** Tells of a few announcements, with what can be done about each; numbered, so that it is seen which button is whose. */
export function cardMessage(
  cardId: string,
  announcements: readonly Told[],
  words: Words,
  locale: string,
): CardMessage {
  const numbers = announcements.map((_, index) => (announcements.length > 1 ? `#${index + 1} · ` : ''));
  return {
    embeds: announcements.map((one, index) => tell(one, numbers[index] ?? '', words)),
    components: announcements.flatMap((one, index) =>
      rowsOf(cardId, one, numbers[index] ?? '', words, locale),
    ),
  };
}

/** All that a card told of stands on newer ones. */
export function supersededMessage(words: Words): CardMessage {
  return { embeds: [embed('quiet', { description: words('announcements.card.newer') })], components: [] };
}

function tell(announcement: Told, number: string, words: Words): APIEmbed {
  const { guildId, channelId, messageId, authorId, title, reading } = announcement;
  const source = words('announcements.card.source', {
    title: safeInline(title, LONGEST_TITLE, 'timestamps'),
    link: messageLink(guildId, channelId, messageId),
    author: `<@${authorId}>`,
  });
  const lines = [source, ...excerptLines(reading.excerpts), ...outcome(announcement, words)];
  const { category, heading } = headingOf(announcement);
  return embed(category, {
    title: `${number}${words(`announcements.card.${heading}`)}`,
    description: truncate(lines.join('\n'), LONGEST),
  });
}

function headingOf(announcement: Told): {
  readonly category: EmbedCategory;
  readonly heading: string;
} {
  const { state, movedFrom, decidedBy, reading, failure, isEventRemoved } = announcement;
  switch (state) {
    case 'set':
      if (failure) return { category: 'error', heading: 'failed' };
      if (movedFrom && !decidedBy) return { category: 'success', heading: 'moved' };
      return isEventRemoved
        ? { category: 'quiet', heading: 'eventRemoved' }
        : { category: 'success', heading: 'set' };
    case 'asked':
      return { category: 'warning', heading: reading.kind === 'none' ? 'lost' : 'asked' };
    case 'dismissed':
      return { category: 'quiet', heading: isWithdrawn(announcement) ? 'lost' : 'dismissed' };
    default:
      return { category: 'quiet', heading: state };
  }
}

function outcome(announcement: Told, words: Words): string[] {
  const { state, reading, decidedBy } = announcement;
  const was = whatItWas(announcement, words);
  const by = decidedBy ? [`-# ${words('announcements.card.by', { who: `<@${decidedBy}>` })}`] : [];
  switch (state) {
    case 'set':
      return whatIsSet(announcement, was, by, words);
    case 'asked': {
      const advised = reading.advised ? [`-# ${words('announcements.card.advised')}`] : [];
      return [
        ...was,
        whyOf(announcement, words),
        ...advised,
        ...reading.options.map((option, index) => optionLine(option, index, words)),
      ];
    }
    case 'undone':
    case 'dismissed':
      if (isWithdrawn(announcement))
        return [...was, whyOf(announcement, words), words('announcements.card.withdrawn')];
      return decidedBy ? [...by, `-# ${words('announcements.card.again')}`] : [];
    case 'gone':
      return [words(`announcements.card.${announcement.reminder ? 'goneAfter' : 'goneBefore'}`)];
  }
}

function whyOf({ reading }: Told, words: Words): string {
  return words(`announcements.why.${reading.why ?? 'several-readings'}`);
}

/** What was announced before the last edit. */
function whatItWas({ state, reading, movedFrom }: Told, words: Words): string[] {
  const was = movedFrom ? timestamp(movedFrom, 'F') : null;
  const { formerTitle } = reading;
  if (!formerTitle || state === 'set') return was ? [words('announcements.card.was', { was })] : [];
  const title = safeInline(formerTitle, LONGEST_TITLE, 'timestamps');
  return [words(was ? 'announcements.card.wasCalledThen' : 'announcements.card.wasCalled', { title, was })];
}

function whatIsSet(
  announcement: Told,
  was: readonly string[],
  by: readonly string[],
  words: Words,
): string[] {
  const { reading, reminder, decidedBy, failure, isEventRemoved } = announcement;
  const event = isEventRemoved ? [words('announcements.eventRemoved')] : [];
  if (reminder && failure) return [...failureLines(reminder, failure, words), ...event, ...by];
  const notes = decidedBy ? by : assumptionLines(reading, words);
  const once = isSeries(reading) && reminder && !reminder.when.rule ? [words('announcements.card.once')] : [];
  return [...was, ...(reminder ? reminderLines(reminder, words) : []), ...once, ...event, ...notes];
}
