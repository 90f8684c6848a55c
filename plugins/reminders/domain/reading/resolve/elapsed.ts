import type { Candidate, ReadingContext, RefusalReason } from '../reading.js';
import { isEmpty, type Request } from '../request/request.js';

/** "2 uur" alone is two o'clock or two hours from now; "2h" is the latter, "20h" perhaps, "8 uur" is a clock. */
export function hoursFromNow(request: Request): { request: Request; isSure: boolean } | undefined {
  const [only, ...others] = request.clocks;
  if (!only?.clock.maybeDuration || others.length > 0 || only.zone) return undefined;
  if (request.part || request.duration || !request.days.every(isEmpty)) return undefined;
  const { hour, minute, maybeDuration } = only.clock;
  if (maybeDuration === 'uur' && hour > 6) return undefined;
  const duration = { kind: 'duration', duration: { hours: hour, minutes: minute }, ahead: true } as const;
  return { request: { ...request, clocks: [], duration }, isSure: maybeDuration === 'h' && hour <= 12 };
}

export function isDurationAlone({ days, clocks, part }: Request): boolean {
  return days.every(isEmpty) && clocks.length === 0 && !part;
}

/** More than this is a typing error, and more than Temporal can add. */
const MOST = 100_000_000;

/** "in 2 hours" is elapsed time; "in 3 days" is the same wall time on another day. */
export function elapsed({ duration }: Request, { now, zone }: ReadingContext): Candidate[] | RefusalReason {
  const amounts = duration?.duration ?? {};
  if (Object.values(amounts).some((amount) => amount > MOST)) return 'too-far';
  if (
    (amounts.years ?? 0) +
      (amounts.months ?? 0) / 12 +
      (amounts.weeks ?? 0) / 52 +
      (amounts.days ?? 0) / 365 >
    1_000
  ) {
    return 'too-far';
  }
  const { years, months, weeks, days } = amounts;
  // Hours are as long everywhere, and days are not.
  const isOfDays = Boolean(years || months || weeks || days);
  const instant = isOfDays ? now.toZonedDateTimeISO(zone).add(amounts).toInstant() : now.add(amounts);
  return [{ instant, zone, assumptions: [] }];
}
