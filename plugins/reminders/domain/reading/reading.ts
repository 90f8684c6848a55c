import type { Rule } from '../recurrence/rule.js';

/** What somebody who typed a `when` is taken to mean. Never a guess: what people would read differently is asked. */
export type Reading = Once | Repeat | Ask | Refuse;

interface Shown {
  /** The parts of the text that were read, in order, for showing what a reading rests on. */
  readonly spans: readonly Span[];
  /** What the text left open and was filled in. */
  readonly assumptions: readonly Assumption[];
}

export interface Once extends Shown {
  readonly kind: 'at';
  readonly instant: Temporal.Instant;
  /** The zone in which the text was read: the reader's, or the one the text names. */
  readonly zone: string;
}

export interface Repeat extends Shown {
  readonly kind: 'repeat';
  /** The rule as RRULE text. */
  readonly rule: string;
  /** The first occurrence, as wall time in `zone`. */
  readonly start: Temporal.PlainDateTime;
  readonly zone: string;
  /** The next occurrences, five unless the series ends before. */
  readonly next: readonly Temporal.Instant[];
}

/** Two to five readings, the earliest first. One must be chosen by the person who typed. */
export interface Ask extends Shown {
  readonly kind: 'ask';
  readonly options: readonly (Once | Repeat)[];
  /** `when` and `repeat` name different days. */
  readonly isClash?: true;
}

export interface Refuse extends Shown {
  readonly kind: 'refuse';
  readonly reason: RefusalReason;
  readonly detail?: RefusalDetail;
}

/**
 * What of an unclear text was understood and cannot be done.
 *
 * - exception: a series that leaves out single days
 * - too-often: a series that comes more than once an hour
 */
export type RefusalDetail = 'exception' | 'too-often';

/**
 * - past: a moment that is over
 * - unclear: no moment, or words about it that were not understood
 * - impossible: a moment that does not exist, such as the 30th of February or 25:00
 * - too-far: more than five years ahead
 */
export type RefusalReason = 'past' | 'unclear' | 'impossible' | 'too-far';

export interface Span {
  /** Offsets in the text as it was typed, in UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly what: SpanMeaning;
}

export type SpanMeaning = 'date' | 'time' | 'zone' | 'repeat' | 'duration' | 'unknown';

/**
 * - zone: the reader's own zone, as the text names none
 * - zone-habit: "CET" in summer means the local time there, as most people use it
 * - year: the next year in which the date lies ahead
 * - day: the next day on which the time lies ahead
 * - half-day: morning or afternoon
 * - time: no time was given
 * - order: day and month of a date in numbers
 * - spelling: a misspelled word is the nearest one that is known
 * - start-of-range: of "from … to …" only the start counts
 */
export type Assumption =
  | 'zone'
  | 'zone-habit'
  | 'year'
  | 'day'
  | 'half-day'
  | 'time'
  | 'order'
  | 'spelling'
  | 'start-of-range';

export interface ReadingContext {
  readonly now: Temporal.Instant;
  /** The reader's IANA time zone. */
  readonly zone: string;
  /** Both languages are always understood; the locale decides where their habits differ, as in 3/4. */
  readonly locale: 'en' | 'nl';
}

/** A reading before the spans of its text are attached. */
export interface Candidate {
  readonly instant: Temporal.Instant;
  readonly zone: string;
  readonly assumptions: readonly Assumption[];
  readonly series?: { readonly rule: Rule; readonly start: Temporal.PlainDateTime };
}
