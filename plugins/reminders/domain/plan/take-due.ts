import { momentsAfter, type Plan } from './plan.js';

/** What becomes of a plan whose time has come. */
export interface Taken {
  /** The moment to deliver now: of those that were missed the last, so that nobody gets a year's worth at once. */
  readonly dueAt: Temporal.Instant;
  /** The moment after it; undefined when there is none any more. */
  readonly next: Temporal.Instant | undefined;
}

/** How many missed moments are looked at in one go; there are more only after years of a stopped bot. */
const AT_ONCE = 500;

/** Takes what is due out of a plan. Each moment is computed from the rule, never by adding 24 hours. */
export function takeDue(plan: Plan, now: Temporal.Instant): Taken {
  let { dueAt } = plan;
  for (;;) {
    const moments = momentsAfter(plan, dueAt, AT_ONCE);
    const next = moments.find((moment) => Temporal.Instant.compare(moment, now) > 0);
    const missed = next ? moments.slice(0, moments.indexOf(next)) : moments;
    dueAt = missed.at(-1) ?? dueAt;
    if (next || moments.length < AT_ONCE) return { dueAt, next };
  }
}
