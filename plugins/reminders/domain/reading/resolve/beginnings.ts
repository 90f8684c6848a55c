import { occurrencesAfter } from '../../recurrence/occurrences.js';
import { type Rule, ruleOf, type Weekday } from '../../recurrence/rule.js';
import type { Assumption, RefusalReason } from '../reading.js';
import type { Request } from '../request/request.js';
import { WORKDAYS } from '../words/weekdays.js';
import type { DayContext } from './day.js';
import { clockHabit } from './habits.js';
import { type Time, timesOf } from './times.js';
import { usualTimes } from './usual-times.js';

/** A rule that says all, and the wall time of its first occurrence. */
export interface Beginning {
  readonly rule: Rule;
  readonly start: Temporal.PlainDateTime;
  readonly assumptions: readonly Assumption[];
}

/** The beginnings that a series may have from a day on: one for each time of day that may be meant. */
export function beginningsOf(
  rule: Rule,
  firstDay: Temporal.PlainDate,
  request: Request,
  context: DayContext,
): Beginning[] | RefusalReason {
  if (rule.frequency === 'hourly' || rule.frequency === 'minutely')
    return inElapsedTime(rule, firstDay, request, context);
  const times = timesFor(rule, request, context);
  const beginnings: Beginning[] = [];
  for (const { time, daysLater, assumptions } of times) {
    const shifted = daysLater === 1 ? aDayLater(rule) : rule;
    if (!shifted) return 'unclear';
    const start = firstOccurrence(shifted, firstDay.toPlainDateTime(time), context);
    if (!start) return 'impossible';
    beginnings.push({ rule: explicit(shifted, start.toPlainDate()), start, assumptions });
  }
  return beginnings.length === 0 ? 'unclear' : beginnings;
}

/** "every 3 hours" begins 3 hours from now, "every 90 minutes from 9:00" with the next 9:00. */
function inElapsedTime(
  rule: Rule,
  firstDay: Temporal.PlainDate,
  request: Request,
  context: DayContext,
): Beginning[] | RefusalReason {
  // "every 2 hours between 9 and 17" would need a rule that rests at night
  if (request.isRange) return 'unclear';
  if (request.clocks.length === 0 && firstDay.equals(context.today)) {
    const now = context.now.toZonedDateTimeISO(context.zone);
    const unit = rule.frequency === 'minutely' ? 'minutes' : 'hours';
    return [{ rule, start: now.add({ [unit]: rule.interval }).toPlainDateTime(), assumptions: [] }];
  }
  return timesFor(rule, request, context).flatMap(({ time, assumptions }) => {
    const start = firstOccurrence(ruleOf({ frequency: 'daily' }), firstDay.toPlainDateTime(time), context);
    return start ? [{ rule, start, assumptions }] : [];
  });
}

function timesFor(rule: Rule, { clocks: [clock], part }: Request, context: DayContext): Time[] {
  const days = rule.frequency === 'weekly' ? rule.weekdays.map(({ weekday }) => weekday) : [];
  // all working days, or all but one
  const isForWork = days.length > 3 && days.every((day) => WORKDAYS.includes(day));
  const timeContext = {
    habit: clockHabit(context),
    hasDay: false,
    isToday: false,
    isForWork,
    now: Temporal.PlainTime.from('12:00'),
  };
  return clock ? timesOf(clock.clock, part, timeContext) : usualTimes(part, timeContext);
}

/** "every friday night at 1am" is on Saturdays. */
function aDayLater(rule: Rule): Rule | undefined {
  if (rule.frequency === 'daily') return rule;
  if (rule.frequency !== 'weekly' || rule.weekdays.length === 0) return undefined;
  // a remainder of seven plus one is a weekday
  return {
    ...rule,
    weekdays: rule.weekdays.map(({ weekday }) => ({ weekday: ((weekday % 7) + 1) as Weekday })),
  };
}

/**
 * The first day that fits: "every second tuesday" begins with the coming one. Where the rule names no day, today
 * begins it: "every 6 months" is first in six months, unless its time is still to come today.
 */
function firstOccurrence(
  rule: Rule,
  from: Temporal.PlainDateTime,
  { zone, now }: DayContext,
): Temporal.PlainDateTime | undefined {
  const namesNoDay = rule.weekdays.length + rule.monthDays.length === 0;
  const interval = namesNoDay && rule.frequency !== 'daily' ? rule.interval : 1;
  const [first] = occurrencesAfter({ ...rule, interval }, from, zone, now, 1);
  return first?.toZonedDateTimeISO(zone).toPlainDate().toPlainDateTime(from.toPlainTime());
}

/** Writes into the rule what its first day decides, so that the text of the rule says all. */
function explicit(rule: Rule, { day, month, dayOfWeek }: Temporal.PlainDate): Rule {
  if (rule.weekdays.length + rule.monthDays.length > 0) return rule;
  // Temporal's dayOfWeek is 1 to 7 in the ISO calendar
  if (rule.frequency === 'weekly') return { ...rule, weekdays: [{ weekday: dayOfWeek as Weekday }] };
  if (rule.frequency === 'monthly') return { ...rule, monthDays: [day] };
  if (rule.frequency === 'yearly') return { ...rule, months: [month], monthDays: [day] };
  return rule;
}
