import { isClockAlone, isRhythm, type Mention } from './mention.js';

/**
 * Whether a mention can be the time of something: "in June" and "morning" cannot, and neither can a clock that nothing
 * says to be when something begins.
 *
 * @param hasDayBeside whether a day is named in the same statement
 */
export function isStrong(mention: Mention, hasDayBeside: boolean): boolean {
  const { says, statement, request } = mention;
  if (!says.moment && !says.day && !says.clock && !says.series) return false;
  if (says.moment || statement.label) return true;
  // "our yearly feast" is announced once
  if (isRhythm(mention) && request.every?.unit === 'years') return false;
  if (isRhythm(mention)) return hasDayBeside || isShortStatement(mention);
  if (isClockAlone(mention)) return hasDayBeside || hasEvidence(mention);
  return says.clock || says.series || request.duration !== undefined || !request.days.every(isVague);
}

/** "Daily standup at 09:00" is a series, "we work every day to make the server better" is not. */
function isShortStatement({ statement }: Mention): boolean {
  return statement.text.length <= 60;
}

/** A month or a period alone. */
function isVague(day: object): boolean {
  return Object.keys(day).every((key) => key === 'month' || key === 'period');
}

const SAYS_BEGIN =
  /(?:^|[^\p{L}])(?:at|om|@|from|vanaf|van|tegen|rond|starts?|starting|begint?|begins?|aanvang|kick-?off|aftrap|live|start|open)[^\p{L}]{0,3}$/iu;

/** A clock without a day: something has to say that it is when something begins. */
function hasEvidence({ request, phrases, before, after }: Mention): boolean {
  if (request.part || request.clocks.some(({ zone }) => zone)) return true;
  const text = phrases.map((phrase) => phrase.text).join(' ');
  if (/[ap]\.?m\.?$|uur$|noon|midnight|middernacht/i.test(text) || SAYS_BEGIN.test(before)) return true;
  // the line begins with the clock: "20:00 - Hollow Knight"
  if (!/[\p{L}\p{N}]/u.test(before) && /^ ?[-:|·]/.test(after)) return true;
  // the line is the clock, give or take a word: "19:30 sharp", "⏰ 20:00"
  return !/\p{L}/u.test(before) && (after.match(/\p{L}+/gu) ?? []).length <= 2;
}
