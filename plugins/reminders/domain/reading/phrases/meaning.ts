import type { Weekday } from '../../recurrence/rule.js';
import type { MovingHoliday } from '../words/holidays.js';
import type { Unit } from '../words/units.js';

/** What one phrase says, not yet related to any "now". */
export type Meaning =
  | { readonly kind: 'instant'; readonly epochSeconds: number }
  | { readonly kind: 'date'; readonly month: number; readonly day: number; readonly year?: number }
  /** A holiday whose day is another one every year. */
  | { readonly kind: 'holiday'; readonly holiday: MovingHoliday; readonly year?: number }
  /** A date in numbers whose order is not known: 3/4. */
  | { readonly kind: 'numbers'; readonly first: number; readonly second: number; readonly year?: number }
  /** Days of a month; -1 is its last. */
  | { readonly kind: 'monthDays'; readonly days: readonly number[] }
  | { readonly kind: 'month'; readonly month: number; readonly year?: number; readonly end: boolean }
  | {
      readonly kind: 'weekdays';
      readonly weekdays: readonly Weekday[];
      readonly which: Which;
      readonly always: boolean;
      /** "two fridays from now": how often it comes round until then. */
      readonly turns?: number;
    }
  /** "The first Monday", "the last Friday of every month". */
  | {
      readonly kind: 'nthWeekdays';
      readonly ordinals: readonly number[];
      readonly weekdays: readonly Weekday[];
      readonly of: 'open' | 'the-month' | 'every-month';
      /** "second", which after "every" may also mean "other". */
      readonly maybeOther: boolean;
    }
  | { readonly kind: 'relativeDay'; readonly days: number }
  | {
      readonly kind: 'period';
      readonly unit: Period;
      readonly offset: number;
      readonly edge: 'none' | 'begin' | 'end';
    }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  /** The day's name is that of its evening: "christmas eve". Any other time may be said beside it. */
  | { readonly kind: 'eve' }
  | { readonly kind: 'clock'; readonly clock: Clock }
  | { readonly kind: 'duration'; readonly duration: Amounts; readonly ahead: boolean }
  | { readonly kind: 'zone'; readonly zone: NamedZone }
  | {
      readonly kind: 'every';
      readonly interval: number;
      readonly unit?: Unit | 'weekends';
      /** "every quarter": three months from now on, or the quarters of the year. */
      readonly isQuarterly?: true;
    }
  /** What was read is the beginning of something that also has an end. */
  | { readonly kind: 'range'; readonly lastDay?: Extract<Meaning, { kind: 'date' }> }
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'past' }
  | { readonly kind: 'impossible' };

/** "this friday", "friday a.s.", "next friday"; `plain` is the bare name. */
export type Which = 'plain' | 'this' | 'coming' | 'next';

export type Period = 'week' | 'weekend' | 'month' | 'year';

export type PartOfDay =
  | 'morning'
  | 'afternoon'
  /** "monday pm": the afternoon or the evening */
  | 'after-noon'
  | 'evening'
  | 'night'
  | 'small-hours'
  | 'work-end'
  | 'day-end';

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /**
   * - exact: "20:00", "8pm", "noon"
   * - digits: "8:30", which is exact where people use the 24-hour clock
   * - half: "at 8", "half acht": which half of the day is open
   * - midnight: "friday at midnight" may be either end of Friday
   */
  readonly certainty: 'exact' | 'digits' | 'half' | 'midnight';
  /** "2 uur" alone may also be two hours from now, and "2h" alone is. */
  readonly maybeDuration?: 'uur' | 'h';
  /** "half 8" is 7:30 in Dutch and 8:30 in British English; this is the Dutch half. */
  readonly maybeBritish?: true;
  /** "10 to 6" is ten minutes to six, or from ten to six: the hour from which. */
  readonly maybeFrom?: number;
}

export type Amounts = { readonly [Name in Unit]?: number };

export interface RegionalZone {
  readonly offset: string;
  readonly region: string;
  /** "IST" is also Irish and Israeli. */
  readonly others?: readonly RegionalZone[];
}

/** A zone that the text names. */
export type NamedZone =
  /** Its IANA name, or a fixed offset such as +02:00. `isPlace`: "in London" may also say where something is. */
  | { readonly id: string; readonly isPlace?: true }
  /** "CET": by the letter a fixed offset, in many mouths the local time of a region, summer or not. */
  | RegionalZone
  /** "local time" */
  | 'own';
