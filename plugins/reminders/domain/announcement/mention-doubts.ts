import { NUMBER_WORD } from '../reading/words/numbers.js';
import { firstClause, lastClause } from './clauses.js';
import { EVENT, INVITATION } from './invitation-words.js';
import type { Mention } from './mention.js';

/** "if anyone has a ticket for Saturday 19:30" */
export function isConditional({ statement, before }: Mention): boolean {
  return !statement.label && CONDITION.test(before.split(/[,;:.!?]/u).at(-1) ?? '');
}

/** "you can rejoin on …" is what somebody may do, and not when something is. */
const CONDITION =
  /(?<!\p{L})(?:(?:you|u|je|jij|jullie|members|players|leden) (?:can|may|could|kan|kunt|kunnen|mag|mogen)|if|unless|in case|whether|als|indien|tenzij|mocht|zodra|of er)(?!\p{L})/iu;

/** "the 19:30 showing": a time that people know already is only spoken of. */
export function isReference({ statement, before, phrases: [first] }: Mention): boolean {
  const isClock = first?.meanings[0]?.kind === 'clock';
  return (
    !statement.label &&
    isClock === true &&
    /(?:^|[^\p{L}])(?:the|my|his|her|that|de|het|mijn|die) $/iu.test(before)
  );
}

/** "Not doing the raid on Saturday 20:00 anymore": what is denied is no event, unless it is "don't be late". */
export function isDenied({ statement, before, after }: Mention): boolean {
  if (statement.label) return false;
  const clause = `${lastClause(before)} ${firstClause(after)}`.replaceAll(FRIENDLY, '');
  return /(?<!\p{L})(?:not|never|no longer|\p{L}+n['’]t|cannot|any ?more|niet|nooit)(?!\p{L})/iu.test(clause);
}

/** "in the week of 7 December": the date says which week, and not which day. */
export function isOfAPeriod({ before }: Mention): boolean {
  return /(?:^|[^\p{L}])(?:week|weekend|w\/c)(?:,? (?:of|from|beginning|starting|commencing|van|vanaf|rond))?(?: the| de)? $/iu.test(
    before,
  );
}

const FRIENDLY =
  /(?:don['’]?t|do not|never) (?:be late|miss|forget|worry|sleep on)|not to (?:miss|be missed|forget)|why not|not only|(?:vergeet|mis)(?: het| dit)? niet|niet (?:te missen|vergeten|te laat)|waarom niet|niet alleen/giu;

/** A field whose name is neither a label nor about an event: "Expires", "Ban until". */
export function isUnderForeignHeading({ statement: { heading } }: Mention): boolean {
  return heading !== undefined && /\p{L}/u.test(heading) && !EVENT.test(heading) && !INVITATION.test(heading);
}

/** "ma t/m vr 9-17u": from and to, on all or most days of the week, is when somebody is there. */
export function isOpeningHours({ request: { isRange, days, every } }: Mention): boolean {
  const weekdays = days.flatMap((day) => day.weekdays?.weekdays ?? []);
  return isRange && (every?.unit === 'days' || weekdays.length >= 5);
}

const COUNTED = new RegExp(`(?:\\d|(?<!\\p{L})${NUMBER_WORD}) $`, 'iu');

/** "17, 24 and 31 March", "Saturday 28": a number beside a time belongs to it, and was not read. */
export function hasNumberBeside({ before, after, phrases }: Mention): boolean {
  const isListed =
    /^(?:the |de )?\d/i.test(phrases[0]?.text ?? '') &&
    /\d(?:st|nd|rd|th|e|ste|de)?\.? ?(?:,|&|\+|and|en|or|of) ?$/i.test(before);
  const endsWithADay = phrases
    .at(-1)
    ?.meanings.some(({ kind }) => kind !== 'clock' && kind !== 'zone' && kind !== 'range');
  // "six Mondays from 1 June"
  const [first] = phrases[0]?.meanings ?? [];
  const isCounted = COUNTED.test(before) && first?.kind === 'weekdays' && first.always;
  return (
    isListed || isCounted || (endsWithADay === true && /^,? ?(?:the |de )?\d{1,2}(?![\d:.])/i.test(after))
  );
}
