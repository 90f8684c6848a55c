import type { Assumption, ReadingContext } from '../reading.js';

/** A day that a text may mean, and what was assumed for it. */
export interface Day {
  readonly date: Temporal.PlainDate;
  readonly assumptions: readonly Assumption[];
}

export interface DayContext extends ReadingContext {
  readonly today: Temporal.PlainDate;
}

export type DayProblem = 'impossible' | 'unclear';

export function sure(date: Temporal.PlainDate): Day {
  return { date, assumptions: [] };
}
