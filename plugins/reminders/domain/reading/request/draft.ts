import type { Weekday } from '../../recurrence/rule.js';
import type { Meaning } from '../phrases/meaning.js';
import { type DaySpec, emptyRequest, type Request } from './request.js';

/** A request that is being put together. */
export interface Draft {
  readonly request: Request;
  /** Where days go: to the reminder itself, or to its "starting …" or "until …". */
  target: DaySpec[];
  /** What the phrase before says. */
  previous: readonly Meaning[];
  /** Whether "and" or "or" was said since the last day: the next one is another, and not more about the same. */
  joins: boolean;
  /** The weekdays that were named before anything said that it repeats. */
  named: readonly Weekday[];
}

export function emptyDraft(): Draft {
  const request = emptyRequest();
  return { request, target: request.days, previous: [], joins: false, named: [] };
}

/** Fills a place that is empty or already holds the same. */
export function once<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  value: Target[Name],
): boolean {
  if (target[name] !== undefined) return JSON.stringify(target[name]) === JSON.stringify(value);
  target[name] = value;
  return true;
}
