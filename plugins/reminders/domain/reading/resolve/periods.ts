import type { DaySpec } from '../request/request.js';
import { type Day, type DayContext, type DayProblem, sure } from './day.js';

/** "next week" without a day may be its Monday or a week from now; nobody knows which. */
export function periodDays(
  { unit, offset, edge }: NonNullable<DaySpec['period']>,
  { today }: DayContext,
): Day[] | DayProblem {
  const monday = today.subtract({ days: today.dayOfWeek - 1 }).add({ weeks: offset });
  if (unit === 'weekend') return weekendDays(today, offset);
  if (unit === 'week') {
    if (edge === 'begin') return [sure(monday)];
    if (edge === 'end') return [sure(monday.add({ days: 4 })), sure(monday.add({ days: 6 }))];
    return offset > 0 ? [sure(monday), sure(today.add({ weeks: offset }))] : 'unclear';
  }
  const same = today.add(unit === 'month' ? { months: offset } : { years: offset });
  const first = unit === 'month' ? same.with({ day: 1 }) : same.with({ month: 1, day: 1 });
  const last = unit === 'month' ? first.with({ day: first.daysInMonth }) : first.with({ month: 12, day: 31 });
  if (edge === 'begin') return [sure(first)];
  if (edge === 'end') return [sure(last)];
  return offset > 0 ? [sure(first), sure(same)] : 'unclear';
}

/** Whether a day lies in "next week", "this month" or "next year". */
export function inPeriod(
  date: Temporal.PlainDate,
  { unit, offset }: NonNullable<DaySpec['period']>,
  today: Temporal.PlainDate,
): boolean {
  const weekOf = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
  if (unit === 'weekend') return date.dayOfWeek > 5;
  if (unit === 'week') return weekOf(date).equals(weekOf(today).add({ weeks: offset }));
  if (unit === 'year') return date.year === today.year + offset;
  return date.toPlainYearMonth().equals(today.toPlainYearMonth().add({ months: offset }));
}

function weekendDays(today: Temporal.PlainDate, offset: number): Day[] {
  const saturday = today.add({ days: 6 - today.dayOfWeek });
  const weekends = offset > 0 ? [saturday, saturday.add({ weeks: 1 })] : [saturday];
  return weekends.flatMap((day) => [sure(day), sure(day.add({ days: 1 }))]);
}
