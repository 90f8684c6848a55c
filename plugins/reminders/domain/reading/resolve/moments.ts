import type { Candidate, ReadingContext, RefusalReason } from '../reading.js';
import type { ClockSpec, DaySpec, Request } from '../request/request.js';
import { elapsed, hoursFromNow, isDurationAlone } from './elapsed.js';
import { momentsOn } from './moments-on-days.js';

/** All moments that people would take a request without repetition to mean, past ones among them. */
export function momentsOf(request: Request, context: ReadingContext): Candidate[] | RefusalReason {
  if (request.epochSeconds !== undefined) return instant(request.epochSeconds, context);
  if (request.duration && isDurationAlone(request)) return elapsed(request, context);

  const hours = hoursFromNow(request);
  if (hours?.isSure) return elapsed(hours.request, context);
  const inHours = hours ? elapsed(hours.request, context) : [];
  const candidates: Candidate[] = typeof inHours === 'string' ? [] : [...inHours];
  const clocks: (ClockSpec | undefined)[] = request.clocks.length > 0 ? request.clocks : [undefined];
  for (const spec of request.days.map((day) => withDuration(day, request))) {
    for (const clock of clocks) {
      const found = momentsOn(spec, clock, request, context);
      if (typeof found === 'string') return found;
      candidates.push(...found);
    }
  }
  return shifted(candidates, request);
}

/** The last instant that Temporal knows, in seconds. */
const LAST_SECOND = 8_640_000_000_000;

function instant(epochSeconds: number, { zone }: ReadingContext): Candidate[] | RefusalReason {
  if (epochSeconds > LAST_SECOND) return 'too-far';
  return [{ instant: Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000), zone, assumptions: [] }];
}

function withDuration(day: DaySpec, { duration }: Request): DaySpec {
  return duration && !day.ahead ? { ...day, ahead: duration.duration } : day;
}

function shifted(candidates: Candidate[], { shift }: Request): Candidate[] {
  if (!shift) return candidates;
  return candidates.map((candidate) => {
    const local = candidate.instant.toZonedDateTimeISO(candidate.zone);
    const moved = shift.direction === 1 ? local.add(shift.amounts) : local.subtract(shift.amounts);
    return { ...candidate, instant: moved.toInstant() };
  });
}
