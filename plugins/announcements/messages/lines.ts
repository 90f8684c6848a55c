import { limits, safeInline, timestamp, truncate, type Words } from 'alphapy';
import type { AnnouncedFailure, AnnouncedReminder, AnnouncementReading, TimeOption } from '../reminders.js';

const MOST_EXCERPTS = 4;
const LONGEST_EXCERPT = 160;

type Excerpt = AnnouncementReading['excerpts'][number];

/** The lines of a message in which something was read, in a quote, with what was read in bold. */
export function excerptLines(excerpts: readonly Excerpt[]): string[] {
  return excerpts.slice(0, MOST_EXCERPTS).map((excerpt) => `> ${highlighted(excerpt)}`);
}

/** A long line is shown from a little before what was read in it. */
function highlighted({ text, marks }: Excerpt): string {
  const first = marks[0]?.start ?? 0;
  const begin = first > LONGEST_EXCERPT / 2 ? first - LONGEST_EXCERPT / 4 : 0;
  const from = beforeTimestamp(text, begin);
  const to = beforeTimestamp(text, Math.min(text.length, begin + LONGEST_EXCERPT));
  const shown = marks.filter(({ start, end }) => start >= from && end <= to);
  let [line, position] = [from > 0 ? '…' : '', from];
  for (const { start, end } of shown) {
    line += safePiece(text.slice(position, start)) + safePiece(text.slice(start, end), '**');
    position = end;
  }
  return `${line}${safePiece(text.slice(position, to))}${to < text.length ? '…' : ''}`;
}

/** A place to cut: where that would be within a timestamp, the one before it. */
function beforeTimestamp(text: string, place: number): number {
  const [{ index = place } = {}] = [...text.matchAll(/<t:-?\d{1,13}(?::\w)?>/g)].filter(
    (match) => match.index < place && match.index + match[0].length > place,
  );
  return index;
}

/**
 * Formatting within a line: marks between bold ones of ours would show as they are. Links and emojis are matched to be
 * left as they are, and a star between spaces is a star.
 */
const FORMATTING =
  /https?:\/\/[^\s<>*|`\\[\]]+|<a?:\w+:\d+>|(?<!\s)\*|\*(?!\s)|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~~|`/gu;

/** Foreign text within a line without its formatting, the spaces at its ends kept and left out of ours. */
function safePiece(text: string, mark = ''): string {
  const plain = text.replace(FORMATTING, (found) => (/^[h<]/i.test(found) ? found : ''));
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(plain) ?? [];
  const ours = middle === '' ? '' : mark;
  const safe = safeInline(middle, 2 * LONGEST_EXCERPT, 'timestamps');
  return `${before}${ours}${safe}${ours}${after}`.replaceAll('\n', ' ');
}

/** When and where the reminder comes. */
export function reminderLines(
  { dueAt, nextAt, following, channelId, when }: AnnouncedReminder,
  words: Words,
): string[] {
  const line = words('announcements.when', {
    full: timestamp(dueAt, 'F'),
    relative: timestamp(dueAt, 'R'),
    channel: `<#${channelId}>`,
  });
  const lines = nextAt.equals(dueAt)
    ? [line]
    : [line, words('announcements.first', { first: timestamp(nextAt, 'F') })];
  if (!when.rule) return lines;
  const repeats = following
    ? words('announcements.following', { following: timestamp(following, 'F'), zone: when.zone })
    : words('announcements.last');
  return [...lines, repeats];
}

/** That it did not arrive, why, and when it comes next, if it does. */
export function failureLines(
  reminder: AnnouncedReminder,
  { dueAt, problem }: AnnouncedFailure,
  words: Words,
): string[] {
  const line = words('announcements.failed', {
    full: timestamp(dueAt, 'F'),
    channel: `<#${reminder.channelId}>`,
    why: words(`announcements.problem.${problem}`),
  });
  return reminder.state === 'failed' ? [line] : [line, ...reminderLines(reminder, words)];
}

/** What was left open and is worth telling how it was filled in. */
const TOLD = ['zone', 'zone-habit', 'year', 'half-day', 'order', 'start-of-range'] as const;

/** In which zone it was read, and what the words left open. */
export function assumptionLines({ options: [option] }: AnnouncementReading, words: Words): string[] {
  if (!option) return [];
  return TOLD.filter((assumption) => option.assumptions.includes(assumption)).map(
    (assumption) => `-# ${words(`announcements.assumed.${assumption}`, { zone: option.zone })}`,
  );
}

/** One of several readings, in the reader's own clock. */
export function optionLine({ dueAt, rule }: TimeOption, index: number, words: Words): string {
  const first = timestamp(Temporal.Instant.from(dueAt), 'F');
  return `${index + 1}. ${rule ? words('announcements.series', { first }) : first}`;
}

/** A button shows no time in the reader's zone: the zone in which the words were read is named. */
export function optionLabel({ dueAt, zone }: TimeOption, index: number, locale: string): string {
  const moment = Temporal.Instant.from(dueAt).toLocaleString(locale, {
    timeZone: zone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return truncate(`${index + 1}. ${moment} (${zone})`, limits.buttonLabel);
}
