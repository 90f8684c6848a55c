import { firstPhase, MOMENT, phaseAt } from './phases.js';
import { momentsAfter, type Plan } from './plan.js';

/** A plan, and how far it has come. */
export interface Course extends Plan {
  /** Advance notices, as minutes before each moment. */
  readonly notices: readonly number[];
  /** What is due next: one of the notices, or 0, the moment itself. */
  readonly nextPhase: number;
}

/** What becomes of a plan of which something is due. */
export interface Taken {
  /** The moment that is told of: of those that were missed the last, so that nobody gets a year's worth at once. */
  readonly dueAt: Temporal.Instant;
  /** 0 when it has come, else the minutes before it. */
  readonly phase: number;
  /** How many moments were passed over. */
  readonly missed: number;
  /** What comes after it; undefined when nothing does. */
  readonly next: Next | undefined;
}

export interface Next {
  readonly dueAt: Temporal.Instant;
  readonly nextPhase: number;
  /** How many moments on it is. */
  readonly moments: 0 | 1;
}

/** How many missed moments are looked at in one go; there are more only after years of a stopped bot. */
const AT_ONCE = 500;

/** Takes what is due out of a plan. Each moment is computed from the rule, never by adding 24 hours. */
export function takeDue(course: Course, now: Temporal.Instant): Taken {
  return Temporal.Instant.compare(course.dueAt, now) > 0 ? takeNotice(course, now) : takeMoment(course, now);
}

/** Of several notices that are due the last is given; the others would say less. */
function takeNotice({ dueAt, notices }: Course, now: Temporal.Instant): Taken {
  const given = notices.filter((minutes) => Temporal.Instant.compare(phaseAt(dueAt, minutes), now) <= 0);
  const nextPhase = firstPhase(dueAt, notices, now);
  return { dueAt, phase: Math.min(...given), missed: 0, next: { dueAt, nextPhase, moments: 0 } };
}

function takeMoment(course: Course, now: Temporal.Instant): Taken {
  let { dueAt } = course;
  let count = 0;
  for (;;) {
    const moments = momentsAfter(course, dueAt, AT_ONCE);
    const next = moments.find((moment) => Temporal.Instant.compare(moment, now) > 0);
    const missed = next ? moments.slice(0, moments.indexOf(next)) : moments;
    count += missed.length;
    dueAt = missed.at(-1) ?? dueAt;
    if (!next && moments.length === AT_ONCE) continue;
    const nextPhase = next ? firstPhase(next, course.notices, now) : MOMENT;
    return { dueAt, phase: MOMENT, missed: count, next: next && { dueAt: next, nextPhase, moments: 1 } };
  }
}
