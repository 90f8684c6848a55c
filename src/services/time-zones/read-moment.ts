import { GB, casual as US } from 'chrono-node/en';
import { casual as NL } from 'chrono-node/nl';

export interface Reader {
  readonly now: Temporal.Instant;
  /** By whose clock times are meant. */
  readonly zone: string;
  readonly locale: string;
}

/** A moment in the past, or why there is none. */
export type ReadMoment = { readonly moment: Temporal.Instant } | { readonly why: 'unclear' | 'future' };

/**
 * Reads a moment that has been, as somebody types it: `2026-11-25 14:30`, `<t:1764077400>`, `2 hours ago`,
 * `gisteren om 15:00`. A day without a time means its beginning; a time without a day the last such time.
 */
export function readPastMoment(text: string, reader: Reader): ReadMoment {
  const typed = text.trim();
  const moment = readExact(typed, reader.zone) ?? readWords(typed, reader);
  if (!moment) return { why: 'unclear' };
  return Temporal.Instant.compare(moment, reader.now) > 0 ? { why: 'future' } : { moment };
}

function readExact(text: string, zone: string): Temporal.Instant | null {
  const [, seconds] = /^<t:(\d{1,11})(?::[tTdDfFsSR])?>$/.exec(text) ?? [];
  if (seconds) return Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  return attempt(() => Temporal.Instant.from(text)) ?? attempt(() => inZone(text, zone));
}

function inZone(text: string, zone: string): Temporal.Instant {
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant();
}

/** The only way to ask Temporal whether it can read a text is to let it. */
function attempt(read: () => Temporal.Instant): Temporal.Instant | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readWords(text: string, { now, zone, locale }: Reader): Temporal.Instant | null {
  const here = now.toZonedDateTimeISO(zone);
  const reference = {
    instant: new Date(now.epochMilliseconds),
    timezone: here.offsetNanoseconds / 60_000_000_000,
  };
  for (const language of languagesFor(locale)) {
    const [found, ...others] = language.parse(text, reference);
    if (!found || found.end || others.length > 0) continue;
    if (!isFiller(text.replace(found.text, ''))) continue;
    return resolve(found.start, here);
  }
  return null;
}

type Components = ReturnType<typeof US.parse>[number]['start'];

/** The reader's language first; the other one for who writes in it. Slashed dates are American for Americans only. */
function languagesFor(locale: string): readonly (typeof US)[] {
  const english = locale === 'en-US' ? US : GB;
  return locale === 'nl' ? [NL, english] : [english, NL];
}

/** Words that change nothing. Anything else that was not understood might. */
function isFiller(rest: string): boolean {
  return /^\W*(?:(?:a|an|the|at|on|to|een|de|op|om|naar|afgelopen)\W*)*$/i.test(rest);
}

function resolve(found: Components, here: Temporal.ZonedDateTime): Temporal.Instant {
  // "2 hours ago" counts seconds; only what names a day or a time depends on the zone's clock.
  if (found.isCertain('timezoneOffset')) {
    return Temporal.Instant.fromEpochMilliseconds(found.date().getTime());
  }
  const day = { year: part(found, 'year'), month: part(found, 'month'), day: part(found, 'day') };
  const clock = { hour: part(found, 'hour'), minute: part(found, 'minute'), second: part(found, 'second') };
  const isSpan = found.get('timezoneOffset') !== null; // "a week ago": at this time of the day
  const named = found.isCertain('hour') || isSpan ? { ...day, ...clock } : day;
  const at = Temporal.PlainDateTime.from(named).toZonedDateTime(here.timeZoneId);
  return beforeNow(at, found, here).toInstant();
}

function part(found: Components, name: Parameters<Components['get']>[0]): number {
  return found.get(name) ?? 0;
}

/** "14:00" in the morning was yesterday, "Friday" on a Wednesday last week, "3 December" in November last year. */
function beforeNow(
  at: Temporal.ZonedDateTime,
  found: Components,
  here: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime {
  if (Temporal.ZonedDateTime.compare(at, here) <= 0 || found.isCertain('year')) return at;
  if (found.isCertain('month')) return at.subtract({ years: 1 });
  return found.isCertain('weekday') ? at.subtract({ weeks: 1 }) : at.subtract({ days: 1 });
}
