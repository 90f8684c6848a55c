import type { Weekday } from '../../recurrence/rule.js';
import type { DaySpec } from '../request/request.js';
import type { DayContext } from './day.js';

/**
 * The days that "friday" may be. Where people disagree there are two: "next friday" while this week's is still to
 * come, and the name of today, which may be today or a week from now.
 */
export function weekdayDates(
  { weekdays, period, ahead }: DaySpec,
  context: DayContext,
): Temporal.PlainDate[] {
  if (!weekdays) return [];
  return weekdays.weekdays.flatMap((weekday) => {
    if (period?.unit === 'week') return [inWeek(weekday, period.offset, context.today)];
    if (period?.unit === 'weekend') return onWeekend(weekday, period.offset, context.today);
    if (period) return [];
    if (weekdays.turns) return ahead ? [] : afterTurns(weekday, weekdays.turns, context.today);
    if (ahead) return weeksAhead(weekday, ahead, context.today);
    return byName(weekday, weekdays.which, context);
  });
}

/** "next weekend, saturday" may be the coming one or the one after. */
function onWeekend(weekday: Weekday, offset: number, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const next = coming(weekday, today);
  if (weekday < 6) return [];
  return offset > 0 ? [next, next.add({ weeks: 1 })] : [next];
}

function inWeek(weekday: Weekday, offset: number, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: 7 * offset + weekday - today.dayOfWeek });
}

/** "friday in 2 weeks": counted from the coming Friday or from this week, which is the same on most days. */
function weeksAhead(
  weekday: Weekday,
  ahead: NonNullable<DaySpec['ahead']>,
  today: Temporal.PlainDate,
): Temporal.PlainDate[] {
  return [coming(weekday, today).add(ahead), inWeek(weekday, 0, today).add(ahead)];
}

/** "Two fridays from now" is the second Friday to come, or for some the second behind the coming one. */
function afterTurns(weekday: Weekday, turns: number, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const first = coming(weekday, today.add({ days: 1 }));
  return [first.add({ weeks: turns - 1 }), first.add({ weeks: turns })];
}

function byName(
  weekday: Weekday,
  which: NonNullable<DaySpec['weekdays']>['which'],
  { today, locale }: DayContext,
): Temporal.PlainDate[] {
  const next = coming(weekday, today);
  const weekAfter = next.add({ weeks: 1 });
  // who means today says "today", and not "this wednesday"
  if (next.equals(today)) return which === 'plain' ? [next, weekAfter] : [weekAfter];
  if (which !== 'next') return [next];
  // On a Sunday an American week has just begun, and a European one is about to end.
  const isThisWeek = weekday > today.dayOfWeek || (locale === 'en' && today.dayOfWeek === 7);
  return isThisWeek ? [next, weekAfter] : [next];
}

/** The next such weekday, today included. */
function coming(weekday: Weekday, today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: (weekday - today.dayOfWeek + 7) % 7 });
}
