import type { Meaning } from '../phrases/meaning.js';
import type { Draft } from './draft.js';
import type { Link } from './links.js';
import { repeats } from './request.js';

/** A clock is the time, the end of a range, or with "or" another time to choose from. */
export function addClock(
  { request, target }: Draft,
  { clock }: Extract<Meaning, { kind: 'clock' }>,
  links: readonly Link[],
): boolean {
  const { clocks } = request;
  const last = clocks.at(-1);
  const isEnd = links.some((link) => link === 'range' || link === 'until' || link === 'through');
  if (isEnd && last) {
    request.isRange = true;
    return !repeats(request) || !isElapsedTime(request.every?.unit);
  }
  if (isEnd && !links.includes('range')) return false;
  // "friday 18:00 until monday 8:00"
  if (last && target[0] === request.until && !repeats(request)) return true;
  const isSame = last && last.clock.hour === clock.hour && last.clock.minute === clock.minute;
  if (last && !isSame && !links.includes('or') && !last.zone) return false;
  if (!isSame) clocks.push({ clock });
  return true;
}

/** Units of series that would have to rest at night. */
function isElapsedTime(unit: NonNullable<Draft['request']['every']>['unit']): boolean {
  return unit === 'hours' || unit === 'minutes';
}

/** A zone belongs to the clock before it. */
export function addZone({ request }: Draft, { zone }: Extract<Meaning, { kind: 'zone' }>): boolean {
  const clock = request.clocks.at(-1);
  if (clock?.zone && JSON.stringify(clock.zone) !== JSON.stringify(zone)) return false;
  if (clock) clock.zone = zone;
  return clock !== undefined;
}
