import type { Assumption } from '../reading.js';
import type { DaySpec } from '../request/request.js';
import { type Day, type DayContext, type DayProblem, sure } from './day.js';
import { dateOrder } from './habits.js';

/** 3/4 read both ways where nobody can know, and once where the habit is known. */
export function numericDays(
  { first, second, year }: NonNullable<DaySpec['numbers']>,
  context: DayContext,
  month?: number,
): Day[] | DayProblem {
  // "October 01/10/26" says itself which number is the month
  const order = month ? orderWithMonth(month, first, second) : dateOrder(context);
  const dayFirst = () => fixedDays(second, first, year, context);
  const monthFirst = () => fixedDays(first, second, year, context);
  if (order === 'day-first') return dayFirst();
  if (order === 'month-first') return month ? monthFirst() : assuming('order', monthFirst());
  const both = [monthFirst(), dayFirst()].flatMap((days) => (typeof days === 'string' ? [] : days));
  return both.length === 0 ? 'impossible' : assuming('order', both);
}

function orderWithMonth(month: number, first: number, second: number): ReturnType<typeof dateOrder> {
  if (month === second) return 'day-first';
  return month === first ? 'month-first' : 'unknown';
}

function assuming(assumption: Assumption, days: Day[] | DayProblem): Day[] | DayProblem {
  if (typeof days === 'string') return days;
  return days.map((day) => ({ ...day, assumptions: [...day.assumptions, assumption] }));
}

/** Leap days come round after eight years at the latest. */
const LONGEST_WAIT = 8;

/** A date of a year, or without one the next time that it comes round. */
export function fixedDays(
  month: number,
  day: number,
  year: number | undefined,
  { today }: DayContext,
): Day[] | DayProblem {
  if (year !== undefined) {
    const date = dateOf(year, month, day);
    return date ? [sure(date)] : 'impossible';
  }
  for (let next = today.year; next <= today.year + LONGEST_WAIT; next++) {
    const date = dateOf(next, month, day);
    if (!date || Temporal.PlainDate.compare(date, today) < 0) continue;
    return [{ date, assumptions: next === today.year ? [] : ['year'] }];
  }
  return 'impossible';
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year, month });
  return day > daysInMonth ? undefined : Temporal.PlainDate.from({ year, month, day });
}
