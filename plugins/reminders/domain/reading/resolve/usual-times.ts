import type { PartOfDay } from '../phrases/meaning.js';
import { type Time, type TimeContext, timeOf } from './times.js';

/** What a text without a clock leaves open: nine in the morning, or the usual hour of the part of the day. */
export function usualTimes(part: PartOfDay | undefined, { isToday, now }: TimeContext): Time[] {
  const times = (part ? USUAL_TIMES[part] : ['09:00']).map(usual);
  const [first] = times;
  if (!first) return [];
  if (part === 'day-end' || part === 'after-noon') return times;
  if (part === 'small-hours') return times.map((time) => ({ ...time, daysLater: 1 }));
  if (!isToday || Temporal.PlainTime.compare(first.time, now) > 0) return [first];
  // Today, and the usual hour has passed: offer what is left of the day
  return part ? times : LATER_TODAY.map(usual);
}

function usual(clock: string): Time {
  const { hour, minute } = Temporal.PlainTime.from(clock);
  return timeOf({ hour, minute, certainty: 'exact' }, hour, ['time']);
}

const LATER_TODAY = ['12:00', '15:00', '18:00', '20:00', '22:00'];

const USUAL_TIMES: Readonly<Record<PartOfDay, readonly string[]>> = {
  morning: ['09:00', '10:00', '11:00'],
  afternoon: ['15:00', '16:00', '17:00'],
  'after-noon': ['15:00', '20:00'],
  evening: ['20:00', '21:00', '22:00', '23:00'],
  night: ['21:00', '22:00', '23:00'],
  'small-hours': ['00:00', '03:00'],
  'work-end': ['17:00'],
  // for some the day ends with the work, for others with the day
  'day-end': ['17:00', '23:59'],
};
