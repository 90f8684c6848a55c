import { type Rule, type RuleWeekday, ruleOf, type Weekday } from '../../recurrence/rule.js';
import { problemOf } from '../../recurrence/rule-problem.js';
import type { DaySpec, Request } from '../request/request.js';
import { ALL_DAYS, WEEKEND } from '../words/weekdays.js';
import type { Day, DayContext } from './day.js';
import { numericDays } from './fixed-days.js';
import { isFridayThe13th } from './month-days.js';

/** The rules that people would take a request for a series to mean, without their end; none when it is unclear. */
export function rulesOf(request: Request, context: DayContext): Rule[] {
  return possibleRules(request, context).filter((rule) => problemOf(rule) === undefined);
}

function possibleRules(request: Request, context: DayContext): Rule[] {
  const [whole = {}, ...others] = request.days;
  if (others.length > 0) return [];
  const { spec } = withoutStart(whole, request);
  const { every } = request;
  const interval = every?.interval ?? 1;
  switch (every?.unit) {
    case 'seconds':
      return [];
    case 'minutes':
    case 'hours':
      return Object.keys(spec).length === 0 && request.except.length === 0
        ? [inElapsedTime(every.unit, interval)]
        : [];
    case 'weekends':
      return onWeekends(spec, interval);
    default:
      return without(request.except, byDay(spec, request, context));
  }
}

/** "every 120 minutes" is the same rule as "every 2 hours". */
function inElapsedTime(unit: 'minutes' | 'hours', interval: number): Rule {
  if (unit === 'minutes' && interval % 60 !== 0) return ruleOf({ frequency: 'minutely', interval });
  return ruleOf({ frequency: 'hourly', interval: unit === 'hours' ? interval : interval / 60 });
}

/** "every weekend", "every weekend on saturday". */
function onWeekends({ weekdays, ...rest }: DaySpec, interval: number): Rule[] {
  const days = weekdays?.weekdays ?? WEEKEND;
  if (Object.keys(rest).length > 0 || !days.every((day) => WEEKEND.includes(day))) return [];
  return [ruleOf({ frequency: 'weekly', interval, weekdays: plain(days) })];
}

/**
 * A date beside a weekday, or behind "every 2 weeks", is not a day of the rule but the first day of the series:
 * "every sunday from 1 june", "elke 2 weken 12 maart".
 */
export function withoutStart(spec: DaySpec, { every }: Request): { spec: DaySpec; start?: DaySpec } {
  const { date, numbers, relativeDay, ...rest } = spec;
  if (!date && !numbers && relativeDay === undefined) return { spec };
  const isOfTheRule = Object.keys(rest).length === 0 && (!every?.unit || every.unit === 'years');
  if (isOfTheRule && relativeDay === undefined) return { spec };
  const start: DaySpec = {
    ...(date ? { date } : {}),
    ...(numbers ? { numbers } : {}),
    ...(relativeDay === undefined ? {} : { relativeDay }),
  };
  return { spec: rest, start };
}

/** The rule as its day says it: on weekdays, on days of the month, once a year, or on no day in particular. */
function byDay(spec: DaySpec, request: Request, context: DayContext): Rule[] {
  // "every friday next month" would lose the month
  if (
    spec.ahead ||
    spec.weekdays?.turns ||
    (spec.period && spec.period.edge !== 'end') ||
    (spec.month && spec.weekdays)
  )
    return [];
  if (isFridayThe13th(spec)) return onFridaysThe13th(request);
  if (hasNoRule(spec)) return [];
  if (spec.nthWeekdays) return onNthWeekdays(spec, request);
  if (spec.weekdays) return onWeekdays(spec.weekdays.weekdays, request);
  if (spec.monthDays) return onMonthDays(spec, spec.monthDays, request);
  if (spec.date) return yearly([spec.date], request);
  if (spec.numbers) return yearly(datesOf(numericDays(spec.numbers, context)), request);
  if (spec.period?.edge === 'end' && spec.period.unit === 'month') return onMonthDays({}, [-1], request);
  return onNoDay(request);
}

/** No rule of the subset knows when Easter is, and a day of the month beside a weekday may be where a series begins. */
function hasNoRule({ holiday, monthDays, weekdays, nthWeekdays }: DaySpec): boolean {
  return holiday !== undefined || (monthDays !== undefined && (weekdays ?? nthWeekdays) !== undefined);
}

/** Each of them; no other weekday is meant with its date in a series. */
function onFridaysThe13th({ every }: Request): Rule[] {
  if (every?.interval !== 1 || (every.unit && every.unit !== 'months')) return [];
  return [ruleOf({ frequency: 'monthly', monthDays: [13], weekdays: [{ weekday: 5 }] })];
}

function datesOf(days: readonly Day[] | string): { month: number; day: number }[] {
  return typeof days === 'string' ? [] : days.map(({ date }) => ({ month: date.month, day: date.day }));
}

function onNthWeekdays({ nthWeekdays, month }: DaySpec, { every }: Request): Rule[] {
  if (!nthWeekdays || (every?.unit && every.unit !== 'months' && every.unit !== 'years')) return [];
  const { ordinals, weekdays, of, maybeOther } = nthWeekdays;
  const days: RuleWeekday[] = ordinals.flatMap((ordinal) =>
    weekdays.map((weekday) => ({ weekday, ordinal })),
  );
  const interval = every?.interval ?? 1;
  if (month) return [ruleOf({ frequency: 'yearly', months: [month.month], weekdays: days })];
  const monthly = ruleOf({ frequency: 'monthly', interval, weekdays: days });
  // "every second friday" is for one half of the world every other Friday
  if (!maybeOther || of !== 'open' || every?.unit) return [monthly];
  return [ruleOf({ frequency: 'weekly', interval: 2, weekdays: plain(weekdays) }), monthly];
}

function onWeekdays(weekdays: readonly Weekday[], { every }: Request): Rule[] {
  if (every?.unit === 'months' || every?.unit === 'years') return [];
  // "daily mon-fri" says which days; "every day, saturday" contradicts itself
  if (every?.unit === 'days' && (every.interval > 1 || weekdays.length === 1)) return [];
  return [ruleOf({ frequency: 'weekly', interval: every?.interval ?? 1, weekdays: plain(weekdays) })];
}

function onMonthDays({ month }: DaySpec, monthDays: readonly number[], { every }: Request): Rule[] {
  if (month) return [ruleOf({ frequency: 'yearly', months: [month.month], monthDays })];
  if (every?.unit && every.unit !== 'months') return [];
  return [ruleOf({ frequency: 'monthly', interval: every?.interval ?? 1, monthDays })];
}

function yearly(dates: readonly { month: number; day: number }[], { every }: Request): Rule[] {
  if (every?.unit && every.unit !== 'years') return [];
  return dates.map(({ month, day }) =>
    ruleOf({ frequency: 'yearly', interval: every?.interval ?? 1, months: [month], monthDays: [day] }),
  );
}

const FREQUENCIES = { days: 'daily', weeks: 'weekly', months: 'monthly', years: 'yearly' } as const;

/** "daily", "every 2 weeks"; and "every evening", which is a day in disguise. */
function onNoDay({ every, part }: Request): Rule[] {
  const unit = every?.unit ?? (part ? 'days' : undefined);
  if (!every || !unit || !(unit in FREQUENCIES)) return [];
  // the line above has made sure of the key
  const rule = ruleOf({ frequency: FREQUENCIES[unit as keyof typeof FREQUENCIES], interval: every.interval });
  if (!every.isQuarterly || every.interval > 3) return [rule];
  return [rule, ruleOf({ frequency: 'yearly', months: [1, 4, 7, 10], monthDays: [1] })];
}

/** "every day except sunday" is a weekly rule on the other days. */
function without(except: readonly Weekday[], rules: readonly Rule[]): Rule[] {
  if (except.length === 0) return [...rules];
  return rules.flatMap((rule) => {
    if (rule.interval > 1 || (rule.frequency !== 'daily' && rule.frequency !== 'weekly')) return [];
    const named = rule.frequency === 'daily' ? ALL_DAYS : rule.weekdays.map(({ weekday }) => weekday);
    const weekdays = named.filter((weekday) => !except.includes(weekday));
    return weekdays.length === 0 ? [] : [ruleOf({ ...rule, frequency: 'weekly', weekdays: plain(weekdays) })];
  });
}

function plain(weekdays: readonly Weekday[]): RuleWeekday[] {
  return [...weekdays].sort((a, b) => a - b).map((weekday) => ({ weekday }));
}
