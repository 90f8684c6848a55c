import type { Clock, PartOfDay } from '../phrases/meaning.js';
import type { Assumption } from '../reading.js';
import type { ClockHabit } from './habits.js';

/** A time of day that a text may mean. */
export interface Time {
  readonly time: Temporal.PlainTime;
  /** 1 when it belongs to the night after the named day: "friday night at 1am". */
  readonly daysLater: 0 | 1;
  readonly assumptions: readonly Assumption[];
}

export interface TimeContext {
  readonly habit: ClockHabit;
  /** Whether the text names a day. */
  readonly hasDay: boolean;
  /** Whether that day is today. */
  readonly isToday: boolean;
  /** Whether the series is one of working days, which have no late evenings. */
  readonly isForWork: boolean;
  /** The local time now. */
  readonly now: Temporal.PlainTime;
}

/** Every time that people would take a clock to mean; none when it contradicts its part of the day. */
export function timesOf(clock: Clock, part: PartOfDay | undefined, context: TimeContext): Time[] {
  // "half 8" in an English text
  if (clock.maybeBritish && context.habit !== '24') {
    const { maybeBritish: _, ...dutch } = clock;
    const british = { ...dutch, hour: (clock.hour % 12) + 1 };
    return [dutch, british].flatMap((one) => timesOf(one, part, context));
  }
  if (clock.maybeFrom !== undefined) {
    const { maybeFrom, ...spoken } = clock;
    const from: Clock = { hour: maybeFrom, minute: 0, certainty: 'half' };
    return [spoken, from].flatMap((one) => timesOf(one, part, context));
  }
  if (clock.certainty === 'midnight') return midnights(part, context);
  if (!isOpen(clock, part, context.habit))
    return part ? exactInPart(clock, part, context) : [timeOf(clock, clock.hour)];
  if (part) return openInPart(clock, part, context);
  const isNight = clock.certainty === 'digits' && context.habit === 'either';
  const hours = isNight ? [clock.hour, clock.hour + 12] : plausibleHalves(clock.hour, context);
  const assumptions: readonly Assumption[] = hours.length === 1 && hours[0] !== 24 ? ['half-day'] : [];
  return hours.map((hour) => timeOf(clock, hour, assumptions));
}

/** Whether the half of the day is open. English 3:30 may be meant by either clock; 8:30 is in the morning by both. */
function isOpen({ certainty, hour }: Clock, part: PartOfDay | undefined, habit: ClockHabit): boolean {
  if (certainty !== 'digits') return certainty === 'half';
  return part !== undefined || habit === '12' || (habit === 'either' && hour < SMALL_HOURS);
}

export function timeOf(
  clock: Clock,
  hour: number,
  assumptions: readonly Assumption[] = [],
  daysLater: 0 | 1 = 0,
): Time {
  const { minute, second = 0 } = clock;
  const isNextDay = hour >= 24;
  return {
    time: Temporal.PlainTime.from({ hour: hour % 24, minute, second }),
    daysLater: isNextDay ? 1 : daysLater,
    assumptions,
  };
}

/** "friday at midnight" is either end of Friday; without a day, or tonight, it is the next one. */
function midnights(part: PartOfDay | undefined, { hasDay, isToday }: TimeContext): Time[] {
  const midnight = Temporal.PlainTime.from('00:00');
  const end: Time = { time: midnight, daysLater: 1, assumptions: [] };
  if (isToday || part === 'evening' || part === 'night') return [end];
  return hasDay ? [{ ...end, daysLater: 0 }, end] : [{ ...end, daysLater: 0 }];
}

const SMALL_HOURS = 6;

function exactInPart(clock: Clock, part: PartOfDay, context: TimeContext): Time[] {
  const { hour } = clock;
  switch (part) {
    case 'morning':
      return hour <= 12 ? [timeOf(clock, hour)] : [];
    case 'afternoon':
      return hour >= 12 && hour < 20 ? [timeOf(clock, hour)] : [];
    case 'evening':
    case 'night':
      if (hour < SMALL_HOURS) return [timeOf(clock, hour, [], nightIsLater(context))];
      return hour >= 16 ? [timeOf(clock, hour)] : [];
    case 'small-hours':
      return smallHours(clock, hour, context);
    case 'after-noon':
    case 'work-end':
    case 'day-end':
      return hour >= 12 ? [timeOf(clock, hour)] : [];
  }
}

function openInPart(clock: Clock, part: PartOfDay, context: TimeContext): Time[] {
  const hour = clock.hour % 12;
  switch (part) {
    case 'morning':
      return [timeOf(clock, clock.hour)];
    case 'afternoon':
      // "kwart voor twaalf 's middags" is shortly before noon
      if (hour === 11) return [timeOf(clock, hour)];
      return hour < 8 ? [timeOf(clock, hour + 12)] : [];
    case 'after-noon':
    case 'work-end':
    case 'day-end':
      return [timeOf(clock, hour + 12)];
    case 'evening':
    case 'night':
      if (hour >= 5) return [timeOf(clock, hour + 12)];
      return [timeOf(clock, hour, [], nightIsLater(context))];
    case 'small-hours':
      // "5 voor 12 's nachts" is before midnight, "2 uur 's nachts" behind it
      return smallHours(clock, hour >= 9 ? hour + 12 : hour, context);
  }
}

/** Shortly after midnight, "tonight at 2" is two hours away and not a day and two. */
function nightIsLater({ isToday, now }: TimeContext): 0 | 1 {
  return isToday && now.hour < SMALL_HOURS ? 0 : 1;
}

/** "dinsdagnacht 2 uur" is the night before or after Tuesday; "vannacht" is always the coming one. */
function smallHours(clock: Clock, hour: number, context: TimeContext): Time[] {
  if (hour >= 20) return [timeOf(clock, hour)];
  if (context.isToday) return [timeOf(clock, hour, [], nightIsLater(context))];
  if (!context.hasDay) return [timeOf(clock, hour)];
  return [timeOf(clock, hour), timeOf(clock, hour, [], 1)];
}

/**
 * The hours that a bare 1 to 12 may be. From 6 to 11 both halves of the day are waking hours. At 1 to 5 people sleep,
 * unless it is late already; 12 is noon, unless midnight is nearer.
 */
function plausibleHalves(hour: number, context: TimeContext): number[] {
  const { hasDay, isToday, isForWork, now } = context;
  const isSoon = !hasDay || isToday;
  if (hour === 12) return isSoon && now.hour >= 18 ? noonOrMidnight(context) : [12];
  if (hour >= SMALL_HOURS) return isForWork ? [hour] : [hour, hour + 12];
  const isStillNight = now.hour >= 20 || now.hour < Math.min(hour, SMALL_HOURS);
  return isSoon && isStillNight ? [hour, hour + 12] : [hour + 12];
}

/** "at 12" said in the evening; today it can only be the midnight to come. */
function noonOrMidnight({ isToday }: TimeContext): number[] {
  return isToday ? [24] : [12, 0];
}
