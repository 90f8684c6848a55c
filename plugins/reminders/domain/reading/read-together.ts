import { formatRule } from '../recurrence/format-rule.js';
import { parseRule } from '../recurrence/parse-rule.js';
import { readWhen, requestIn } from './read-when.js';
import type { Ask, Once, Reading, ReadingContext, Refuse, Repeat } from './reading.js';
import { isEmpty, type Request } from './request/request.js';

const MOST_OPTIONS = 5;

export type Together =
  | { readonly reading: Once | Repeat | Ask; readonly problem?: never }
  /** Which of the two cannot be read, and why; or that each can, and they are not one. */
  | { readonly problem: 'when' | 'repeat'; readonly refusal: Refuse }
  | { readonly problem: 'neither' | 'apart' };

/**
 * Reads when something shall be and how often, which somebody has typed apart. They are read as one sentence, unless that
 * would mix days of which each says its own: then people are asked whose days are meant.
 *
 * @example
 * readTogether('saturday 10:00', 'every weekday', context) // Monday to Friday, every Saturday, or all six?
 */
export function readTogether(when: string, repeat: string, context: ReadingContext): Together {
  const said: Said = {
    own: readWhen(when, context),
    rhythm: readWhen(repeat, context),
    joint: readWhen(`${when} ${repeat}`, context),
    when,
    repeat,
    context,
  };
  const { own, rhythm, joint } = said;
  // "every day", and "until june"; or "at 9 until june", and "every day"
  if (isSeries(joint) && (own.kind === 'refuse' || !isSeries(rhythm))) return { reading: joint };
  if (own.kind === 'refuse' || !isSeries(rhythm)) return unreadOf(own, rhythm);
  if (isSeries(joint) && isOneSentence(said, joint)) return { reading: joint };
  // two series that are not one sentence even in part
  if (isSeries(own) && !isSeries(joint)) return { problem: 'apart' };
  const moments = optionsOf(own);
  const begun = moments.map((moment) => seriesFrom(moment, repeat, context));
  if (!begun.every((series) => series !== undefined)) return { problem: 'apart' };
  if (begun.every((series, index) => beginsWith(series, moments[index]))) return between(begun);
  const mixed = readWhen(`${when} & ${repeat}`, context);
  return between(begun, ownDays(moments, context), isSeries(mixed) ? optionsOf(mixed) : []);
}

interface Said {
  readonly own: Reading;
  readonly rhythm: Reading;
  readonly joint: Reading;
  readonly when: string;
  readonly repeat: string;
  readonly context: ReadingContext;
}

type Series = Repeat | (Ask & { readonly options: readonly Repeat[] });

function isSeries(reading: Reading): reading is Series {
  if (reading.kind === 'ask') return reading.options.every(({ kind }) => kind === 'repeat');
  return reading.kind === 'repeat';
}

function optionsOf(reading: Series): readonly Repeat[];
function optionsOf(reading: Once | Repeat | Ask): readonly (Once | Repeat)[];
function optionsOf(reading: Once | Repeat | Ask): readonly (Once | Repeat)[] {
  return reading.kind === 'ask' ? reading.options : [reading];
}

function unreadOf(own: Reading, rhythm: Reading): Together {
  const unread: Refuse = { kind: 'refuse', reason: 'unclear', spans: [], assumptions: [] };
  const isRhythm = isSeries(rhythm);
  if (own.kind === 'refuse' && !isRhythm) return { problem: 'neither' };
  if (own.kind === 'refuse') return { problem: 'when', refusal: own };
  return { problem: 'repeat', refusal: rhythm.kind === 'refuse' ? rhythm : unread };
}

/** Whether the two together say no more than each of them, and leave nothing of either away. */
function isOneSentence({ own, rhythm, when, repeat }: Said, joint: Series): boolean {
  const whose = requestIn(repeat);
  const day = requestIn(when);
  if (!isSeries(rhythm) || !whose || !day || !namesItsDays(whose)) return true;
  const isDayless = day.days.every(isEmpty) && !day.duration && !isSeries(own);
  // "sunday" chooses among the days of "every weekend"
  if (isDayless || whose.every?.unit === 'weekends' || requestIn(`${when} ${repeat}`)?.from) return true;
  const rules = optionsOf(rhythm).map(daysOf);
  return optionsOf(joint).every(
    (series) => rules.includes(daysOf(series)) && (isWhen(series, own) || isOnWeekdayOf(series, day)),
  );
}

/** Whether it says on which days something comes, and not only how far they are apart. */
function namesItsDays({ every, except, days }: Request): boolean {
  const isEachDay = every?.unit === 'days' && every.interval === 1;
  const isWithinDays = every?.unit === 'hours' || every?.unit === 'minutes' || every?.unit === 'weekends';
  return isEachDay || isWithinDays || except.length > 0 || !days.every(isEmpty);
}

/** The rule of a series without its end. */
function daysOf({ rule: text }: Repeat): string {
  const { rule } = parseRule(text);
  if (!rule) throw new Error(`A rule that was read cannot be parsed: ${text}`);
  const { until: _until, count: _count, ...days } = rule;
  return formatRule(days);
}

function isWhen(series: Repeat, own: Reading): boolean {
  return own.kind !== 'refuse' && optionsOf(own).some((moment) => beginsWith(series, moment));
}

/** "friday 20:00" beside "every first friday": the weekday alone names no day that would have to be the first. */
function isOnWeekdayOf({ start }: Repeat, { days: [day = {}] }: Request): boolean {
  const isWeekdayAlone = Object.keys(day).length === 1;
  return isWeekdayAlone && (day.weekdays?.weekdays.some((weekday) => weekday === start.dayOfWeek) ?? false);
}

/** To the second, as series begin: "in 3 minutes" has the fractions of a second that it was read at. */
function beginsWith({ next: [first] }: Repeat, moment: Once | Repeat | undefined): boolean {
  if (!first || !moment) return false;
  return toTheSecond(first).equals(toTheSecond(momentOf(moment)));
}

function toTheSecond(moment: Temporal.Instant): Temporal.Instant {
  return moment.round({ smallestUnit: 'second', roundingMode: 'floor' });
}

function momentOf(reading: Once | Repeat): Temporal.Instant {
  // a series that was read has a next occurrence
  return reading.kind === 'at' ? reading.instant : (reading.next[0] as Temporal.Instant);
}

/** What comes so often from a moment on, at its time of day; none where the words name a time themselves. */
function seriesFrom(moment: Once | Repeat, repeat: string, context: ReadingContext): Repeat | undefined {
  const { zone } = moment;
  const wallTime = momentOf(moment).toZonedDateTimeISO(zone).toPlainDateTime();
  const begins = wallTime.toString({ smallestUnit: 'second' }).replace('T', ' ');
  const series = readWhen(`${begins} ${repeat}`, { ...context, zone });
  if (series.kind !== 'repeat') return undefined;
  const assumptions = [...moment.assumptions, ...series.assumptions.filter((one) => one !== 'zone')];
  return { ...series, assumptions: [...new Set(assumptions)] };
}

/** What they would be if only `when` names the days. */
function ownDays(moments: readonly (Once | Repeat)[], context: ReadingContext): Repeat[] {
  return moments.flatMap((moment) =>
    moment.kind === 'repeat' ? [moment] : (seriesFrom(moment, 'every week', context) ?? []),
  );
}

/** Asks between series; those that only mix the others give way where there are too many. */
function between(
  sure: readonly Repeat[],
  others: readonly Repeat[] = [],
  mixed: readonly Repeat[] = [],
): Together {
  const all = distinct([...sure, ...others, ...mixed]);
  const options = all.length > MOST_OPTIONS ? distinct([...sure, ...others]) : all;
  const [only] = options;
  if (!only || options.length > MOST_OPTIONS) return { problem: 'apart' };
  if (options.length === 1) return { reading: only };
  const sorted = options.toSorted((a, b) => Temporal.Instant.compare(momentOf(a), momentOf(b)));
  const isClash = others.length > 0 ? { isClash: true as const } : {};
  return { reading: { kind: 'ask', options: sorted, spans: [], assumptions: [], ...isClash } };
}

function distinct(series: readonly Repeat[]): Repeat[] {
  return [...new Map(series.map((one) => [`${one.rule} ${momentOf(one)}`, one])).values()];
}
