import type { Once, Repeat } from '../reading/reading.js';
import { occurrencesAfter } from '../recurrence/occurrences.js';
import { parseRule } from '../recurrence/parse-rule.js';

/** When a reminder comes: once, or again and again. */
export interface Plan {
  /** The next occurrence. */
  readonly dueAt: Temporal.Instant;
  readonly zone: string;
  /** RRULE text; none when it comes once. */
  readonly rule?: string | null | undefined;
  /** The first possible occurrence of the rule, as wall time in the zone; none when it comes once. */
  readonly startsAt?: string | null | undefined;
}

/** The plan that a reading stands for. */
export function planOf(reading: Once | Repeat): Plan {
  const { zone } = reading;
  if (reading.kind === 'at') return { dueAt: reading.instant, zone };
  const [dueAt] = reading.next;
  if (!dueAt) throw new Error(`A series without occurrences was read: ${reading.rule}`);
  return { dueAt, zone, rule: reading.rule, startsAt: reading.start.toString() };
}

/** The next `count` moments of a plan after an instant, fewer when it ends. */
export function momentsAfter(plan: Plan, after: Temporal.Instant, count: number): Temporal.Instant[] {
  const { dueAt, zone, rule: text, startsAt } = plan;
  if (!text || !startsAt) return Temporal.Instant.compare(dueAt, after) > 0 ? [dueAt] : [];
  const { rule, problem } = parseRule(text);
  if (!rule) throw new Error(`A stored rule cannot be read (${problem}): ${text}`);
  return occurrencesAfter(rule, Temporal.PlainDateTime.from(startsAt), zone, after, count);
}
