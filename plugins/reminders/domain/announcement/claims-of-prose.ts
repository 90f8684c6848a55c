import { composePhrases } from '../reading/request/composer.js';
import type { Request } from '../reading/request/request.js';
import type { Claim } from './claim.js';
import { isClockAlone, isComplete, isDayAlone, isRhythm, type Mention } from './mention.js';
import { paired, repeated } from './pairing.js';

/** What sentences say: complete times, or days and clocks that stand apart. */
export function claimsOfProse(mentions: readonly Mention[]): Claim[] {
  const complete = mentions.filter(isComplete);
  const rhythms = mentions.filter(isRhythm);
  if (complete.length === 0) {
    const clocks = mentions.filter(isClockAlone);
    const days = mentions.filter((mention) => isDayAlone(mention) && !isRhythm(mention));
    if (days.length === 0) return paired(rhythms, clocks);
    return paired(days, clocks).map((claim) =>
      isOnWeekdays(claim.request) ? repeated(claim, rhythms) : claim,
    );
  }
  const claims = complete.map((mention) => inRhythm(mention, rhythms));
  const days = complete.filter(({ says }) => says.day || says.series);
  const rivals = mentions.filter((mention) => isClockAlone(mention) && isRival(mention, complete));
  const otherDays = mentions.filter((mention) => isDayAlone(mention) && isBesideDay(mention, complete));
  return [...claims, ...paired(days, rivals), ...paired(otherDays, complete)];
}

/** "Mon/Wed/Fri 6pm starting April 20th" */
const BOUND =
  /(?:start(?:ing|s)?|begin(?:ning|s|t)?|from|as of|until|till?|vanaf|met ingang van|tot)(?: on| op)? ?$/iu;

/** "21 Sept, 28 Sept and 5 Oct at 19:00": the clock behind the last of several dates is that of all. */
function isBesideDay({ statement, request, before }: Mention, complete: readonly Mention[]): boolean {
  if (BOUND.test(before)) return false;
  const isDate = request.days.some(({ date, numbers, monthDays }) => date ?? numbers ?? monthDays);
  return isDate && complete.some((mention) => mention.statement === statement);
}

/**
 * "Dinner at 19:30, the movie starts at 21:00, Friday 13 March", "photo at noon on Saturday. The event starts at 10:00":
 * a clock beside a complete time, or one that says that something starts, may be the event's as well.
 */
function isRival({ statement, before }: Mention, complete: readonly Mention[]): boolean {
  return (
    /start|begin|aanvang/i.test(before) ||
    complete.some((mention) => mention.statement.part === statement.part)
  );
}

/** "Weekly raid Friday 20:00": the rhythm and the day stand apart. A date is the next time of the series, once. */
function inRhythm(mention: Mention, rhythms: readonly Mention[]): Claim {
  const alone = { request: mention.request, mentions: [mention], isPaired: false };
  const [rhythm, ...others] = rhythms;
  if (!rhythm || others.length > 0 || !isOnWeekdays(mention.request) || mention.request.every) return alone;
  const request = composePhrases([...rhythm.linked, ...mention.linked]);
  return request ? { request, mentions: [rhythm, mention], isPaired: false } : alone;
}

function isOnWeekdays({ days }: Request): boolean {
  return days.every((day) => Object.keys(day).join() === 'weekdays');
}
