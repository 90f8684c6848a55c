import type { Rule, RuleWeekday } from './rule.js';

/**
 * The days of one period (a day, week, month or year of the rule) on which it matches, in order.
 * What the rule leaves open comes from the series' first day, as RFC 5545 says.
 */
export function matchingDays(
  rule: Rule,
  period: Temporal.PlainDate,
  first: Temporal.PlainDate,
): Temporal.PlainDate[] {
  switch (rule.frequency) {
    case 'weekly':
      return inWeek(rule, period, first);
    case 'monthly':
      return inMonth(rule, period.toPlainYearMonth(), first);
    case 'yearly':
      return inYear(rule, period.year, first);
    default:
      return [period].filter((day) => isAllowed(rule, day));
  }
}

function isAllowed(rule: Rule, day: Temporal.PlainDate): boolean {
  if (rule.months.length > 0 && !rule.months.includes(day.month)) return false;
  if (rule.weekdays.length > 0 && !rule.weekdays.some((one) => isWeekday(one, day))) return false;
  return rule.monthDays.length === 0 || rule.monthDays.some((one) => monthDay(one, day) === day.day);
}

function inWeek(rule: Rule, weekBegin: Temporal.PlainDate, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const weekdays = rule.weekdays.length > 0 ? rule.weekdays : [{ weekday: first.dayOfWeek }];
  return [0, 1, 2, 3, 4, 5, 6]
    .map((days) => weekBegin.add({ days }))
    .filter((day) => weekdays.some(({ weekday }) => weekday === day.dayOfWeek))
    .filter((day) => rule.months.length === 0 || rule.months.includes(day.month));
}

function inMonth(
  rule: Rule,
  month: Temporal.PlainYearMonth,
  first: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const open = rule.monthDays.length + rule.weekdays.length === 0;
  const filled = open ? { ...rule, monthDays: [first.day] } : rule;
  return Array.from({ length: month.daysInMonth }, (_, index) =>
    month.toPlainDate({ day: index + 1 }),
  ).filter((day) => isAllowed(filled, day));
}

function inYear(rule: Rule, year: number, first: Temporal.PlainDate): Temporal.PlainDate[] {
  const months = rule.months.length > 0 ? [...new Set(rule.months)].sort((a, b) => a - b) : [first.month];
  return months.flatMap((month) => inMonth(rule, Temporal.PlainYearMonth.from({ year, month }), first));
}

/** Without an ordinal every such weekday counts, with one the n-th of the month, from its end when negative. */
function isWeekday({ weekday, ordinal }: RuleWeekday, day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek !== weekday) return false;
  if (ordinal === undefined) return true;
  const fromTheBegin = Math.ceil(day.day / 7);
  const fromTheEnd = -Math.ceil((day.daysInMonth - day.day + 1) / 7);
  return ordinal === fromTheBegin || ordinal === fromTheEnd;
}

/** The 31st of a short month does not exist and gives 31, which no day of it is. */
function monthDay(wanted: number, day: Temporal.PlainDate): number {
  return wanted > 0 ? wanted : day.daysInMonth + 1 + wanted;
}
