import { isOfDays } from '../reading/phrases/durations.js';
import type { Phrase } from '../reading/phrases/phrase.js';
import type { LinkedPhrase } from '../reading/request/composer.js';
import { type Request, repeats } from '../reading/request/request.js';
import type { TidyText } from '../reading/tidy.js';
import type { Statement } from './statements.js';

/** A group of phrases of one statement that are about one time. */
export interface Mention {
  readonly statement: Statement;
  readonly tidied: TidyText;
  readonly phrases: readonly Phrase[];
  readonly linked: readonly LinkedPhrase[];
  readonly request: Request;
  /** The text since the mention before, and until the one behind. */
  readonly before: string;
  readonly after: string;
  readonly says: MentionContent;
  /** Whether its clause also speaks of a time that is over: "a year ago". */
  readonly besidePast: boolean;
  /** Whether a time zone stands in the statement that belongs to no time in it: "9pm server time (UTC-5)". */
  readonly besideZone: boolean;
  /** The time zones of places behind its clocks, which may say whose clock it is or where something happens. */
  readonly places: readonly string[];
}

export interface MentionContent {
  readonly day: boolean;
  readonly clock: boolean;
  readonly series: boolean;
  /** A moment of its own: a timestamp, or "in 2 hours". */
  readonly moment: boolean;
}

export function contentOf(request: Request): MentionContent {
  const { days, clocks, duration, epochSeconds } = request;
  const isAhead = duration?.ahead ?? false;
  // "in 3 weeks" names a day, "in 2 hours" a moment
  const inDays = isAhead && duration !== undefined && isOfDays(duration.duration);
  return {
    day: days.some((day) => Object.keys(day).length > 0) || inDays,
    clock: clocks.length > 0,
    series: repeats(request),
    moment: epochSeconds !== undefined || (isAhead && !inDays),
  };
}

/** A time that is enough for a reminder. */
export function isComplete({ says }: Mention): boolean {
  return says.moment || (says.clock && (says.day || says.series));
}

export function isDayAlone({ says }: Mention): boolean {
  return !says.moment && !says.clock && (says.day || says.series);
}

export function isClockAlone({ says }: Mention): boolean {
  return !says.moment && says.clock && !says.day && !says.series;
}

/** "weekly", "every 2 weeks": a rhythm that names no day. */
export function isRhythm({ says }: Mention): boolean {
  return says.series && !says.day && !says.clock;
}
