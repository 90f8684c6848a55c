import { parseRule } from '../recurrence/parse-rule.js';
import { momentsAfter, type Plan } from './plan.js';

/** A series that comes more often is told without its last day: each time of it would have to be counted. */
const MOST_COUNTED = 366;

/** A moment on the last day of a series that ends. */
export function lastDayOf(plan: Plan): Temporal.Instant | undefined {
  if (!plan.rule) return undefined;
  const { until, count } = parseRule(plan.rule).rule ?? {};
  if (until instanceof Temporal.PlainDate)
    return until.toZonedDateTime({ timeZone: plan.zone, plainTime: '12:00' }).toInstant();
  if (until) return until;
  return count && count <= MOST_COUNTED ? momentsAfter(plan, plan.dueAt, count).at(-1) : undefined;
}
