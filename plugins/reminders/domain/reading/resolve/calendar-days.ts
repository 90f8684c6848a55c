import type { Weekday } from '../../recurrence/rule.js';
import type { DaySpec } from '../request/request.js';
import type { Day, DayContext, DayProblem } from './day.js';
import { sure } from './day.js';
import { fixedDays, numericDays } from './fixed-days.js';
import { holidayDates } from './holiday-dates.js';
import { endOfMonth, monthDayDates, nthWeekdayDates } from './month-days.js';
import { inPeriod, periodDays } from './periods.js';
import { weekdayDates } from './weekday-dates.js';

/** Every day that people would take the text to mean, or why there is none. */
export function calendarDays(spec: DaySpec, context: DayContext): Day[] | DayProblem {
  const way = WAYS.find(({ leads }) => spec[leads] !== undefined);
  // what a way does not know of would be lost in silence: "friday next month"
  if (!way || !Object.keys(spec).every((part) => part === way.leads || way.knows.has(part))) return 'unclear';
  const days = way.days(spec, context);
  if (typeof days === 'string' || way.leads === 'weekdays' || way.leads === 'period') return days;
  const within = days.filter(({ date }) => !spec.period || inPeriod(date, spec.period, context.today));
  if (within.length === 0) return 'unclear';
  if (spec.relativeDay !== undefined && way.leads !== 'relativeDay')
    return onTheDay(within, [context.today.add({ days: spec.relativeDay })], context);
  if (spec.holiday && way.leads !== 'holiday')
    return onTheDay(
      within,
      holidayDates(spec.holiday.holiday, undefined, context).map(({ date }) => date),
      context,
    );
  return spec.weekdays ? onTheWeekday(within, spec.weekdays.weekdays, context) : within;
}

interface Way {
  /** The part of a day's description that decides how it is looked for. */
  readonly leads: keyof DaySpec;
  /** The parts that may stand beside it. */
  readonly knows: ReadonlySet<string>;
  days(spec: DaySpec, context: DayContext): Day[] | DayProblem;
}

/** In the order in which they decide: a date says more than a weekday. */
const WAYS: readonly Way[] = [
  {
    leads: 'numbers',
    knows: new Set(['weekdays', 'month', 'period', 'relativeDay', 'holiday']),
    days: ({ numbers, month }, context) =>
      numbers ? numericDays(numbers, context, month?.month) : 'unclear',
  },
  {
    leads: 'date',
    knows: new Set(['weekdays', 'period', 'relativeDay', 'holiday']),
    days: ({ date, period }, context) =>
      date ? fixedDays(date.month, date.day, yearOf(date, period, context), context) : 'unclear',
  },
  {
    leads: 'holiday',
    knows: new Set(['weekdays', 'period']),
    days: ({ holiday, period }, context) =>
      holiday ? holidayDates(holiday.holiday, yearOf(holiday, period, context), context) : 'unclear',
  },
  { leads: 'monthDays', knows: new Set(['weekdays', 'month', 'period']), days: monthDayDates },
  { leads: 'nthWeekdays', knows: new Set(['month', 'period']), days: nthWeekdayDates },
  {
    leads: 'relativeDay',
    knows: new Set(['weekdays', 'ahead', 'period']),
    days: ({ relativeDay = 0, ahead = { days: 0 } }, { today }) => [
      sure(today.add({ days: relativeDay }).add(ahead)),
    ],
  },
  {
    leads: 'weekdays',
    knows: new Set(['period', 'ahead']),
    days: (spec, context) => weekdayDates(spec, context).map(sure),
  },
  {
    leads: 'period',
    knows: new Set(),
    days: ({ period }, context) => (period ? periodDays(period, context) : 'unclear'),
  },
  {
    leads: 'ahead',
    knows: new Set(),
    days: ({ ahead = { days: 0 } }, { today }) => [sure(today.add(ahead))],
  },
  {
    leads: 'month',
    knows: new Set(),
    days: ({ month }, context) => (month?.end ? endOfMonth(month, context) : 'unclear'),
  },
];

/** "5 may next year" */
function yearOf(
  { year }: { readonly year?: number },
  period: DaySpec['period'],
  { today }: DayContext,
): number | undefined {
  return year ?? (period?.unit === 'year' ? today.year + period.offset : undefined);
}

/** "tomorrow, 12 march", "good friday, 3 april": one confirms the other, or both are offered as far as they are ahead. */
function onTheDay(
  days: Day[],
  named: readonly Temporal.PlainDate[],
  { today }: DayContext,
): Day[] | DayProblem {
  const matching = days.filter(({ date }) => named.some((one) => one.equals(date)));
  if (matching.length > 0) return matching;
  const all = [...days, ...named.map(sure)];
  // of two that contradict each other the one that is left is not sure
  return all.some(({ date }) => Temporal.PlainDate.compare(date, today) < 0) ? 'unclear' : all;
}

/** "friday 13 march": the weekday confirms the date, chooses among dates, or contradicts them and both are offered. */
function onTheWeekday(days: Day[], weekdays: readonly Weekday[], context: DayContext): Day[] {
  const matching = days.filter(({ date }) => weekdays.some((weekday) => weekday === date.dayOfWeek));
  const [only, ...others] = matching;
  // the weekday also tells which of the numbers is the month
  if (only && others.length === 0)
    return [{ ...only, assumptions: only.assumptions.filter((one) => one !== 'order') }];
  if (matching.length > 0) return matching;
  const nearest = days.flatMap(({ date }) => weekdays.map((weekday) => sure(nearestWeekday(date, weekday))));
  return [...days, ...nearest].filter(({ date }) => Temporal.PlainDate.compare(date, context.today) >= 0);
}

function nearestWeekday(date: Temporal.PlainDate, weekday: Weekday): Temporal.PlainDate {
  const ahead = (weekday - date.dayOfWeek + 7) % 7;
  return date.add({ days: ahead > 3 ? ahead - 7 : ahead });
}
