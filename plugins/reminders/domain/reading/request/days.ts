import type { Meaning } from '../phrases/meaning.js';
import type { DaySpec } from './request.js';

const DAY_KINDS = new Set<Meaning['kind']>([
  'date',
  'numbers',
  'holiday',
  'monthDays',
  'month',
  'weekdays',
  'nthWeekdays',
  'relativeDay',
  'period',
]);

export function isDayMeaning({ kind }: Meaning): boolean {
  return DAY_KINDS.has(kind);
}

/** Adds what a phrase says to what is known of a day; `false` when the two cannot be about the same day. */
export function addDay(day: DaySpec, meaning: Meaning, isSeries: boolean): boolean {
  switch (meaning.kind) {
    case 'date':
      return !day.numbers && fill(day, 'date', meaning);
    case 'numbers':
      return !day.date && fill(day, 'numbers', meaning);
    case 'holiday':
      return fill(day, 'holiday', meaning);
    case 'monthDays':
      return addMonthDays(day, meaning.days);
    case 'month':
      return fill(day, 'month', meaning);
    case 'weekdays':
      return addWeekdays(day, meaning, isSeries);
    case 'nthWeekdays':
      return fill(day, 'nthWeekdays', meaning) && isOneOfThem(day);
    case 'relativeDay':
      return fill(day, 'relativeDay', meaning.days);
    case 'period':
      return fill(day, 'period', meaning);
    default:
      return false;
  }
}

function addMonthDays(day: DaySpec, days: readonly number[]): boolean {
  if (!day.monthDays) day.monthDays = days;
  else return false;
  return true;
}

/** "every monday and every thursday" is one series on two days. */
function addWeekdays(
  day: DaySpec,
  meaning: Extract<Meaning, { kind: 'weekdays' }>,
  isSeries: boolean,
): boolean {
  if (!day.weekdays) {
    day.weekdays = meaning;
    return isOneOfThem(day);
  }
  if (!isSeries && !meaning.always) return sameDays(day.weekdays, meaning);
  const weekdays = [...new Set([...day.weekdays.weekdays, ...meaning.weekdays])];
  day.weekdays = { ...day.weekdays, weekdays, always: day.weekdays.always || meaning.always };
  return true;
}

/** "every monday and the first friday": no rule says both, and one of them would be lost. */
function isOneOfThem({ weekdays, nthWeekdays }: DaySpec): boolean {
  return !weekdays || !nthWeekdays || weekdays.weekdays.join() === nthWeekdays.weekdays.join();
}

function sameDays(a: NonNullable<DaySpec['weekdays']>, b: NonNullable<DaySpec['weekdays']>): boolean {
  return a.weekdays.join() === b.weekdays.join();
}

function fill<Name extends keyof DaySpec>(day: DaySpec, name: Name, value: DaySpec[Name]): boolean {
  if (day[name] !== undefined) return JSON.stringify(day[name]) === JSON.stringify(value);
  day[name] = value;
  return true;
}
