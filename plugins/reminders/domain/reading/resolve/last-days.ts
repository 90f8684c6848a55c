import type { Amounts } from '../phrases/meaning.js';
import type { RefusalReason } from '../reading.js';
import type { Request } from '../request/request.js';
import { calendarDays } from './calendar-days.js';
import type { DayContext } from './day.js';

/** The last days that "until june" or "for 5 weeks" may mean; none when the series has no end. */
export function lastDaysOf(
  start: Temporal.PlainDateTime,
  until: Request['until'],
  lasting: Amounts | undefined,
  context: DayContext,
): Temporal.PlainDate[] | RefusalReason {
  if (lasting) return [start.toPlainDate().add(lasting).subtract({ days: 1 })];
  if (!until) return [];
  const { through, ...spec } = until;
  // "until june" ends before June begins, "through june" with it; "until 30 june" includes that day
  if (spec.month && !spec.month.end && !spec.monthDays && !spec.nthWeekdays) {
    const begins = beginOf(spec.month, context.today);
    return [through ? begins.with({ day: begins.daysInMonth }) : begins.subtract({ days: 1 })];
  }
  if (spec.period && spec.period.edge === 'none' && spec.period.unit !== 'weekend') return 'unclear';
  const days = calendarDays(spec, context);
  return typeof days === 'string' ? days : days.map(({ date }) => date);
}

function beginOf(
  { month, year }: { month: number; year?: number },
  today: Temporal.PlainDate,
): Temporal.PlainDate {
  const next = month > today.month ? today.year : today.year + 1;
  return Temporal.PlainDate.from({ year: year ?? next, month, day: 1 });
}
