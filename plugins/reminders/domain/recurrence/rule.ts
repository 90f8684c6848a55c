/** How often a reminder repeats: the subset of RFC 5545's RRULE that alphapy understands. */
export interface Rule {
  readonly frequency: Frequency;
  /** Every n-th minute, hour, day, week, month or year. Of minutes an hour of them at least: `LEAST_MINUTES`. */
  readonly interval: number;
  /** Days of the week. With an ordinal ("the last Friday") in monthly and yearly rules only. */
  readonly weekdays: readonly RuleWeekday[];
  /** Days of the month, 1 to 31, or -1 (the last) to -31. */
  readonly monthDays: readonly number[];
  /** Months, 1 to 12. */
  readonly months: readonly number[];
  /** The last day on which the rule may match, in the reminder's zone, or the last instant. */
  readonly until?: Temporal.PlainDate | Temporal.Instant;
  /** How many occurrences there are in all. */
  readonly count?: number;
  /** The day on which a week begins; it decides which weeks "every second week" means. */
  readonly weekStart: Weekday;
}

export interface RuleWeekday {
  readonly weekday: Weekday;
  /** 1 is the first of the month, -1 the last. */
  readonly ordinal?: number;
}

export type Frequency = 'minutely' | 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';

/** Nothing repeats more often than once an hour: a channel is for people, and each time notifies somebody. */
export const LEAST_MINUTES = 60;

/** ISO: 1 is Monday, 7 is Sunday, as `Temporal.PlainDate.dayOfWeek` has it. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The parts of a rule that nobody named. */
const PLAIN_RULE = { interval: 1, weekdays: [], monthDays: [], months: [], weekStart: 1 } as const;

/** Builds a rule from the parts that matter. */
export function ruleOf(parts: Partial<Rule> & Pick<Rule, 'frequency'>): Rule {
  return { ...PLAIN_RULE, ...parts };
}

/** RFC 5545's two letters, Monday first. */
export const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
