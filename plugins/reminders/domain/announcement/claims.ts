import type { Meaning } from '../reading/phrases/meaning.js';
import { composePhrases, type LinkedPhrase } from '../reading/request/composer.js';
import type { DaySpec, Request } from '../reading/request/request.js';
import { WEEKEND } from '../reading/words/weekdays.js';
import type { Weekday } from '../recurrence/rule.js';
import type { Label } from './labels.js';
import { isClockAlone, isComplete, isDayAlone, isRhythm, type Mention } from './mention.js';

/** A time that the message may set for its event, and the mentions that it rests on. */
export interface Claim {
  readonly request: Request;
  readonly mentions: readonly Mention[];
  /** Whether day and time were found apart. */
  readonly isPaired: boolean;
}

/** The claims of a message: what its labels say, else its complete times, else its days joined with its clocks. */
export function claimsOf(mentions: readonly Mention[]): Claim[] {
  const labelled = mentions.filter(({ statement }) => statement.label);
  const fromLabels = labelled.length > 0 ? claimsOfLabels(labelled, mentions) : [];
  return fromLabels.length > 0 ? fromLabels : claimsOfProse(mentions);
}

function claimsOfProse(mentions: readonly Mention[]): Claim[] {
  const complete = mentions.filter(isComplete);
  if (complete.length === 0) return paired(mentions.filter(isDayAlone), mentions.filter(isClockAlone));
  const rhythms = mentions.filter(isRhythm);
  const claims = complete.map((mention) => inRhythm(mention, rhythms));
  const days = complete.filter(({ says }) => says.day || says.series);
  const rivals = mentions.filter((mention) => isClockAlone(mention) && isRival(mention, complete));
  const otherDays = mentions.filter((mention) => isDayAlone(mention) && isBesideDay(mention, complete));
  return [...claims, ...paired(days, rivals), ...paired(otherDays, complete)];
}

/** "Mon/Wed/Fri 6pm starting April 20th" */
const BOUND =
  /(?:start(?:ing|s)?|begin(?:ning|s|t)?|from|as of|until|till?|vanaf|met ingang van|tot)(?: on| op)? ?$/iu;

/** "21 Sept, 28 Sept and 5 Oct at 19:00": the clock behind the last of several dates is that of all. */
function isBesideDay({ statement, request, before }: Mention, complete: readonly Mention[]): boolean {
  if (BOUND.test(before)) return false;
  const isDate = request.days.some(({ date, numbers, monthDays }) => date ?? numbers ?? monthDays);
  return isDate && complete.some((mention) => mention.statement === statement);
}

/**
 * "Dinner at 19:30, the movie starts at 21:00, Friday 13 March", "photo at noon on Saturday. The event starts at 10:00":
 * a clock beside a complete time, or one that says that something starts, may be the event's as well.
 */
function isRival({ statement, before }: Mention, complete: readonly Mention[]): boolean {
  return (
    /start|begin|aanvang/i.test(before) ||
    complete.some((mention) => mention.statement.part === statement.part)
  );
}

/** "Weekly raid Friday 20:00": the rhythm and the day stand apart. A date is the next time of the series, once. */
function inRhythm(mention: Mention, rhythms: readonly Mention[]): Claim {
  const alone = { request: mention.request, mentions: [mention], isPaired: false };
  const [rhythm, ...others] = rhythms;
  const isWeekday = mention.request.days.every((day) => Object.keys(day).join() === 'weekdays');
  if (!rhythm || others.length > 0 || !isWeekday || mention.request.every) return alone;
  const request = composePhrases([...rhythm.linked, ...mention.linked]);
  return request ? { request, mentions: [rhythm, mention], isPaired: false } : alone;
}

function claimsOfLabels(labelled: readonly Mention[], all: readonly Mention[]): Claim[] {
  const ofLabel = (label: Label) => labelled.filter(({ statement }) => statement.label === label);
  const unlabelled = all.filter(({ statement }) => !statement.label);
  const dated = [...ofLabel('date'), ...ofLabel('time')].filter((mention) => !isClockAlone(mention));
  const series = ofLabel('days')
    .map(asSeries)
    .filter(({ says }) => says.series);

  const complete = [...dated, ...series].filter(isComplete);
  if (complete.length > 0) {
    return complete.map((mention) => ({ request: mention.request, mentions: [mention], isPaired: false }));
  }
  const labelledClocks = labelled.filter(isClockAlone);
  const clocks = labelledClocks.length > 0 ? labelledClocks : unlabelled.filter(({ says }) => says.clock);
  if (dated.length > 0) return paired(dated, clocks).map((claim) => repeated(claim, series.filter(isRhythm)));
  const elsewhere = unlabelled.filter(({ says }) => says.day || says.series);
  const once = elsewhere.filter(({ says, request }) => !says.series && request.days.some(isParticular));
  // "This Wednesday's session" above "Days: Wednesday" is this one; another day is both once and always
  if (once.length > 0 && once.every((one) => series.some((always) => isOnADayOf(one, always))))
    return paired(once, clocks);
  return paired([...series, ...(series.length > 0 ? once : elsewhere)], clocks);
}

/** "Day: Thursday", "Repeats: weekly": the day is that of the series, a date its first. */
function repeated(claim: Claim, rhythms: readonly Mention[]): Claim {
  const [rhythm, ...others] = rhythms;
  if (!rhythm || others.length > 0) return claim;
  const said = claim.mentions.flatMap(({ linked }) => linked);
  const request = composePhrases([...rhythm.linked, ...said]);
  return request ? { ...claim, request, mentions: [rhythm, ...claim.mentions] } : claim;
}

/** A day of its own, and not the mere name of a weekday. */
function isParticular({ weekdays, ...rest }: DaySpec): boolean {
  return Object.keys(rest).length > 0 || (weekdays !== undefined && weekdays.which !== 'plain');
}

function isOnADayOf(once: Mention, series: Mention): boolean {
  const days = weekdaysOf(once);
  return days.length > 0 && days.every((day) => weekdaysOf(series).includes(day));
}

function weekdaysOf({ request }: Mention): Weekday[] {
  return request.days.flatMap(({ weekdays }) => weekdays?.weekdays ?? []);
}

function paired(days: readonly Mention[], clocks: readonly Mention[]): Claim[] {
  return days.flatMap((day) =>
    clocks.flatMap((clock) => {
      const request = composePhrases([...withoutClock(day), ...clockOf(clock)]);
      return request ? [{ request, mentions: [day, clock], isPaired: true }] : [];
    }),
  );
}

const OF_THE_CLOCK = new Set(['clock', 'part', 'zone', 'range']);

function withoutClock({ linked }: Mention): LinkedPhrase[] {
  return only(linked, (kind) => !OF_THE_CLOCK.has(kind) || kind === 'part');
}

function clockOf({ linked }: Mention): LinkedPhrase[] {
  return only(linked, (kind) => OF_THE_CLOCK.has(kind)).map(({ links, meanings }) => ({
    links: links.filter((link) => link === 'range' || link === 'until' || link === 'through'),
    meanings,
  }));
}

function only(linked: readonly LinkedPhrase[], keeps: (kind: string) => boolean): LinkedPhrase[] {
  return linked
    .map(({ links, meanings }) => ({ links, meanings: meanings.filter(({ kind }) => keeps(kind)) }))
    .filter(({ meanings }) => meanings.length > 0)
    .map((phrase, index) => (index === 0 ? { ...phrase, links: [] } : phrase));
}

function always(meaning: Meaning): Meaning {
  if (meaning.kind === 'weekdays') return { ...meaning, always: true };
  if (meaning.kind !== 'period' || meaning.unit !== 'weekend') return meaning;
  return { kind: 'weekdays', weekdays: WEEKEND, which: 'plain', always: true };
}

/** Days behind "Days:" are those of every week. */
function asSeries(mention: Mention): Mention {
  const linked = mention.linked.map(({ links, meanings }) => ({
    links,
    meanings: meanings.map(always),
  }));
  const request = composePhrases(linked);
  if (!request) return mention;
  const isSeries = request.every !== undefined || request.days.some(({ weekdays }) => weekdays);
  return { ...mention, linked, request, says: { ...mention.says, series: isSeries } };
}
