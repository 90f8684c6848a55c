import { isOfDays } from '../phrases/durations.js';
import type { Meaning } from '../phrases/meaning.js';
import { type Draft, once } from './draft.js';
import type { Link } from './links.js';
import { repeats } from './request.js';

type Duration = Extract<Meaning, { kind: 'duration' }>;

/** A duration is how far ahead something is, how long a series goes on, or how long an event takes. */
export function addDuration(draft: Draft, meaning: Duration, links: readonly Link[]): boolean {
  const { request, previous, target } = draft;
  const isLength = links.includes('for') || (links.includes('voor') && previous.length > 0);
  if (isLength) {
    // "every day for 2 weeks" ends; "tomorrow at 8pm for 2 hours" says how long the event takes
    if (previous.length === 0) return false;
    return repeats(request) ? once(request, 'lasting', meaning.duration) : true;
  }
  if (!isOfDays(meaning.duration) || previous.length === 0) return once(request, 'duration', meaning);
  const day = target.at(-1);
  return day !== undefined && meaning.ahead && once(day, 'ahead', meaning.duration);
}

/** "an hour before", "2 days after": what was read so far is a distance from what comes now. */
export function addShift(
  { request, previous }: Draft,
  meanings: readonly Meaning[],
  links: readonly Link[],
): boolean {
  const { duration } = request;
  const isBefore = links.includes('before') || links.includes('voor');
  const isAfter = links.includes('after') || (links.includes('starting') && previous[0]?.kind === 'duration');
  if (!isBefore && !isAfter) return true;
  if (meanings[0]?.kind === 'duration') return links.includes('voor') && !links.includes('before');
  if (!duration || duration.ahead || previous[0]?.kind !== 'duration') return false;
  request.shift = { amounts: duration.duration, direction: isBefore ? -1 : 1 };
  delete request.duration;
  return true;
}
