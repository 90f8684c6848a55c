import type { Weekday } from '../../recurrence/rule.js';
import type { DaySpec } from '../request/request.js';
import type { Day, DayContext, DayProblem } from './day.js';
import { sure } from './day.js';
import { fixedDays, numericDays } from './fixed-days.js';
import { endOfMonth, monthDayDates, nthWeekdayDates } from './month-days.js';
import { periodDays } from './periods.js';
import { weekdayDates } from './weekday-dates.js';

/** Every day that people would take the text to mean, or why there is none. */
export function calendarDays(spec: DaySpec, context: DayContext): Day[] | DayProblem {
  const days = daysOf(spec, context);
  if (typeof days === 'string' || !spec.weekdays || isWeekdayAlone(spec)) return days;
  return onTheWeekday(days, spec.weekdays.weekdays, context);
}

function daysOf(spec: DaySpec, context: DayContext): Day[] | DayProblem {
  if (spec.numbers) return numericDays(spec.numbers, context, spec.month?.month);
  if (spec.date) return fixedDays(spec.date.month, spec.date.day, spec.date.year, context);
  if (spec.monthDays) return monthDayDates(spec, context);
  if (spec.nthWeekdays) return nthWeekdayDates(spec, context);
  if (spec.relativeDay !== undefined)
    return [sure(context.today.add({ days: spec.relativeDay }).add(spec.ahead ?? { days: 0 }))];
  if (spec.weekdays) return weekdayDates(spec, context).map(sure);
  if (spec.period) return periodDays(spec.period, context);
  if (spec.ahead) return [sure(context.today.add(spec.ahead))];
  if (spec.month?.end) return endOfMonth(spec.month, context);
  return 'unclear';
}

function isWeekdayAlone({ numbers, date, monthDays, nthWeekdays, relativeDay }: DaySpec): boolean {
  return !numbers && !date && !monthDays && !nthWeekdays && relativeDay === undefined;
}

/** "friday 13 march": the weekday confirms the date, chooses among dates, or contradicts them and both are offered. */
function onTheWeekday(days: Day[], weekdays: readonly Weekday[], context: DayContext): Day[] {
  const matching = days.filter(({ date }) => weekdays.some((weekday) => weekday === date.dayOfWeek));
  if (matching.length > 0) return matching;
  const nearest = days.flatMap(({ date }) => weekdays.map((weekday) => sure(nearestWeekday(date, weekday))));
  return [...days, ...nearest].filter(({ date }) => Temporal.PlainDate.compare(date, context.today) >= 0);
}

function nearestWeekday(date: Temporal.PlainDate, weekday: Weekday): Temporal.PlainDate {
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  return date.add({ days: ahead > 3 ? ahead - 7 : ahead });
}
