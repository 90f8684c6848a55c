import type { DaySpec } from '../request/request.js';
import { type Day, type DayContext, type DayProblem, sure } from './day.js';
import { fixedDays } from './fixed-days.js';

/** "the 15th", "the 5th of next month", "15e maart". */
export function monthDayDates(spec: DaySpec, context: DayContext): Day[] | DayProblem {
  const { monthDays = [], month, period } = spec;
  if (!month && !period && isFridayThe13th(spec)) return [fridayThe13th(context.today)];
  const found = monthDays.map((day): Day[] | DayProblem => {
    if (month) return fixedDays(month.month, day, month.year, context);
    if (period?.unit === 'month')
      return inMonth(context.today.add({ months: period.offset }).toPlainYearMonth(), day);
    return nextMonthDay(day, context);
  });
  return found.find((days): days is DayProblem => typeof days === 'string') ?? (found.flat() as Day[]);
}

/** "Friday the 13th" is a day of its own, and not the 13th that comes next. */
export function isFridayThe13th({ monthDays, weekdays }: DaySpec): boolean {
  return monthDays?.join() === '13' && weekdays?.weekdays.join() === '5';
}

function fridayThe13th(today: Temporal.PlainDate): Day {
  let thisOne = today.with({ day: 13 });
  while (thisOne.dayOfWeek !== 5 || Temporal.PlainDate.compare(thisOne, today) < 0)
    thisOne = thisOne.add({ months: 1 });
  return sure(thisOne);
}

function inMonth(month: Temporal.PlainYearMonth, day: number): Day[] | DayProblem {
  const number = day < 0 ? month.daysInMonth + 1 + day : day;
  return number > month.daysInMonth ? 'impossible' : [sure(month.toPlainDate({ day: number }))];
}

function nextMonthDay(day: number, { today }: DayContext): Day[] | DayProblem {
  for (let months = 0; months < 12; months++) {
    const found = inMonth(today.add({ months }).toPlainYearMonth(), day);
    if (typeof found === 'string') continue;
    if (found.some(({ date }) => Temporal.PlainDate.compare(date, today) >= 0)) return found;
  }
  return 'impossible';
}

export function nthWeekdayDates(
  { nthWeekdays, month, period }: DaySpec,
  context: DayContext,
): Day[] | DayProblem {
  if (!nthWeekdays) return 'unclear';
  const { today } = context;
  const first = month
    ? monthNamed(month, today)
    : today.add({ months: period?.unit === 'month' ? period.offset : 0 });
  const isGiven = month !== undefined || period?.unit === 'month';
  for (let months = 0; months < 12; months += month ? 12 : 1) {
    const days = nthWeekdaysIn(first.add({ months }).toPlainYearMonth(), nthWeekdays);
    const ahead = days.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
    if (ahead.length > 0) return ahead.map(sure);
    if (isGiven) return days.length > 0 ? days.map(sure) : 'impossible';
  }
  return 'impossible';
}

/** The first day of the next such month that is not over. */
export function monthNamed(
  { month, year }: NonNullable<DaySpec['month']>,
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const next = month >= today.month ? today.year : today.year + 1;
  return Temporal.PlainDate.from({ year: year ?? next, month, day: 1 });
}

function nthWeekdaysIn(
  month: Temporal.PlainYearMonth,
  { ordinals, weekdays }: NonNullable<DaySpec['nthWeekdays']>,
): Temporal.PlainDate[] {
  return ordinals.flatMap((ordinal) =>
    weekdays.flatMap((weekday) => {
      const days = Array.from({ length: month.daysInMonth }, (_, index) =>
        month.toPlainDate({ day: index + 1 }),
      ).filter(({ dayOfWeek }) => dayOfWeek === weekday);
      return days.at(ordinal > 0 ? ordinal - 1 : ordinal) ?? [];
    }),
  );
}

export function endOfMonth({ month, year }: NonNullable<DaySpec['month']>, { today }: DayContext): Day[] {
  const first = monthNamed({ kind: 'month', end: true, month, ...(year ? { year } : {}) }, today);
  return [sure(first.with({ day: first.daysInMonth }))];
}
