import { CronExpressionParser } from 'cron-parser';

/** When a task ticks: on a grid of `every` milliseconds since 1970, or by a cron pattern (seconds allowed) in an IANA zone. */
export type Schedule = { readonly every: number } | { readonly cron: string; readonly timezone: string };

/** The first tick after `instant`. */
export function nextTick(schedule: Schedule, instant: Temporal.Instant): Temporal.Instant {
  if ('every' in schedule) return onGrid(schedule.every, instant).add({ milliseconds: schedule.every });
  return toInstant(cronAt(schedule, instant.epochMilliseconds).next());
}

/** The last tick at or before `instant`. */
export function lastTick(schedule: Schedule, instant: Temporal.Instant): Temporal.Instant {
  if ('every' in schedule) return onGrid(schedule.every, instant);
  // prev() is strictly before its date, and a tick exactly now counts.
  return toInstant(cronAt(schedule, instant.epochMilliseconds + 1).prev());
}

/** @throws when a pattern, zone or interval can never tick */
export function checkSchedule(schedule: Schedule): void {
  if ('every' in schedule) {
    if (!Number.isSafeInteger(schedule.every) || schedule.every < 1)
      throw new Error(`An interval must be a whole number of milliseconds above 0, not ${schedule.every}`);
    return;
  }
  nextTick(schedule, Temporal.Now.instant());
}

/** All processes tick at the same instants, whenever they started. */
function onGrid(every: number, instant: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant.epochMilliseconds / every) * every);
}

function cronAt({ cron, timezone }: { cron: string; timezone: string }, epochMilliseconds: number) {
  return CronExpressionParser.parse(cron, { currentDate: new Date(epochMilliseconds), tz: timezone });
}

function toInstant(date: { getTime(): number }): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
