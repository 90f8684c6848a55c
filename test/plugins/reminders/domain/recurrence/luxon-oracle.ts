import { DateTime, type Zone } from 'luxon';

export interface Kind {
  readonly rule: string;
  /** The first day of the series at or after a day, by Luxon. Days are kept in UTC, where each has 24 hours. */
  readonly firstDay: (day: DateTime) => DateTime;
  /** The day after a day of the series. */
  readonly nextDay: (day: DateTime) => DateTime;
  /** So many days around any day hold an occurrence, or nearly always do. */
  readonly daysToSeeOne: number;
}

/** The kinds of rule that are compared, as RRULE text and as what Luxon computes for it. */
export const KINDS: readonly Kind[] = [
  { rule: 'FREQ=DAILY', firstDay: same, nextDay: (day) => day.plus({ days: 1 }), daysToSeeOne: 1 },
  { rule: 'FREQ=DAILY;INTERVAL=3', firstDay: same, nextDay: (day) => day.plus({ days: 3 }), daysToSeeOne: 3 },
  { rule: 'FREQ=WEEKLY', firstDay: same, nextDay: (day) => day.plus({ weeks: 1 }), daysToSeeOne: 7 },
  {
    rule: 'FREQ=WEEKLY;INTERVAL=2',
    firstDay: same,
    nextDay: (day) => day.plus({ weeks: 2 }),
    daysToSeeOne: 14,
  },
  {
    rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    firstDay: workday,
    nextDay: (day) => workday(day.plus({ days: 1 })),
    daysToSeeOne: 2,
  },
  monthly('FREQ=MONTHLY;BYDAY=1MO', (month) => month.plus({ days: (8 - month.weekday) % 7 })),
  monthly('FREQ=MONTHLY;BYDAY=-1SU', (month) => lastDay(month).minus({ days: lastDay(month).weekday % 7 })),
  monthly('FREQ=MONTHLY;BYMONTHDAY=-1', lastDay),
  monthly('FREQ=MONTHLY;BYMONTHDAY=31', (month) => (month.daysInMonth === 31 ? lastDay(month) : undefined)),
  { rule: 'FREQ=YEARLY', firstDay: same, nextDay: (day) => day.plus({ years: 1 }), daysToSeeOne: 200 },
];

/** The same wall time with Luxon, by the written policy: the offset before a gap, the first of two equal times. */
export function instantOf(day: DateTime, time: { hour: number; minute: number }, zone: Zone): Moment {
  const wallTime = day.toMillis() + (time.hour * 60 + time.minute) * MINUTE;
  const before = zone.offset(wallTime - 26 * 60 * MINUTE);
  const after = zone.offset(wallTime + 26 * 60 * MINUTE);
  const real = [...new Set([before, after])]
    .filter((offset) => zone.offset(wallTime - offset * MINUTE) === offset)
    .map((offset) => wallTime - offset * MINUTE)
    .sort((a, b) => a - b);
  const [first, second] = real;
  if (first === undefined) return { epochMilliseconds: wallTime - before * MINUTE, clocks: 'gap' };
  return { epochMilliseconds: first, clocks: second === undefined ? 'usual' : 'overlap' };
}

export interface Moment {
  readonly epochMilliseconds: number;
  readonly clocks: 'usual' | 'gap' | 'overlap';
}

const MINUTE = 60_000;

function same(day: DateTime): DateTime {
  return day;
}

function workday(day: DateTime): DateTime {
  return day.weekday > 5 ? day.plus({ days: 8 - day.weekday }) : day;
}

function lastDay(month: DateTime): DateTime {
  return month.endOf('month').startOf('day');
}

/** One day a month, or none in some months. */
function monthly(rule: string, dayIn: (month: DateTime) => DateTime | undefined): Kind {
  const from = (day: DateTime): DateTime => {
    for (let month = day.startOf('month'); ; month = month.plus({ months: 1 })) {
      const found = dayIn(month);
      if (found && found >= day) return found;
    }
  };
  return { rule, firstDay: from, nextDay: (day) => from(day.plus({ days: 1 })), daysToSeeOne: 16 };
}

/** A day in UTC. */
export function dayOf(year: number, month: number, day: number): DateTime {
  return DateTime.utc(year, month, day);
}
