import type { Meaning } from '../reading/phrases/meaning.js';
import type { Phrase } from '../reading/phrases/phrase.js';
import { MONTH } from '../reading/words/months.js';
import { type Around, isPlausibleClock } from './plausible-clock.js';

const SIGHT = 30;

/**
 * Whether a phrase that was found in running text is about time at all. In the value of a label it is; in a sentence
 * "do", "16:9", "3/4" and "2nd" mostly are not.
 */
export function isPlausible({ index, text, meanings }: Phrase, whole: string, isLabelled: boolean): boolean {
  const end = index + text.length;
  const around = {
    before: whole.slice(Math.max(0, index - SIGHT), index),
    after: whole.slice(end, end + SIGHT),
  };
  return meanings.every(
    (meaning) => isAboutTime(meaning) && (isLabelled || isPlausibleInProse(meaning, text, around)),
  );
}

/** What is impossible or over is noted elsewhere; how often something is repeated in all is no announcement's matter. */
function isAboutTime({ kind }: Meaning): boolean {
  return kind !== 'impossible' && kind !== 'past' && kind !== 'count';
}

function isPlausibleInProse(meaning: Meaning, text: string, around: Around): boolean {
  switch (meaning.kind) {
    case 'duration':
      return meaning.ahead && /^(?:in|over) /i.test(text);
    case 'weekdays':
      return !SHORT.test(text) || isShortDay(text, around);
    case 'holiday':
      // "Good Friday" is a day, "Easter" a season
      return /day|dag/i.test(text) || CLOCK_NEXT.test(around.after);
    case 'zone':
      // "in London" may say where something is
      return typeof meaning.zone === 'string' || !('isPlace' in meaning.zone);
    case 'date':
    case 'numbers':
      return isDate(meaning, text, around);
    case 'monthDays':
      if (ANNOUNCES_A_DATE.test(around.before)) return true;
      return (
        /^(?:the|de) /i.test(text) ||
        /(?:^|[^\p{L}])(?:on|op|the|de|every|elke|each) ?$/iu.test(around.before)
      );
    case 'period':
      // "our XP weekend", "this week"
      return !/^weekend$/i.test(text) && (meaning.unit !== 'week' || meaning.offset > 0);
    case 'clock':
      return isPlausibleClock(meaning.clock, text, around);
    case 'relativeDay':
      // "Morgen allemaal!" is a greeting
      return !(
        /^morgen$/i.test(text) && /^,? ?(?:allemaal|iedereen|mensen|beste|lieve|team)/i.test(around.after)
      );
    default:
      return true;
  }
}

const SHORT = /^\p{L}{2,5}\.?$/u;

/** Short names that are also words, in one language or the other. */
const TREACHEROUS = /^(?:do|zo|ma|maa|di|din|don|za|zat|zon|sun|sat|vrij|wed|mon)\.?$/i;

const DATE_OR_CLOCK_NEXT = new RegExp(
  `^[.,]? ?(?:the |de )?\\d{1,2}(?:[/:.uh-]\\d|(?:st|nd|rd|th|e|de)? ${MONTH}(?![\\p{L}])| ?[ap]m| ?u(?:ur)?(?![\\p{L}]))`,
  'iu',
);

/** "za 14 maart", "Fri 20:00", "every mon": a short name needs a date behind it, or a word that announces it. */
function isShortDay(text: string, { before, after }: Around): boolean {
  if (DATE_OR_CLOCK_NEXT.test(after) || /(?:every|each|elke|iedere) $/i.test(before)) return true;
  const isWritten = /^\p{Lu}/u.test(text) && !TREACHEROUS.test(text);
  return isWritten && /(?:on|op|this|next|deze|volgende|komende) $/i.test(before);
}

const NOT_A_DATE =
  /(?<!\p{L})(?:(?:score|stand|ratio|rating)(?: is| was|:)?|part|deel|level|lvl|chapters?|hoofdstuk|page|pagina|step|stap|room|lokaal|ronde|round|week|version|versie|v|patch|€|\$|£|won|lost|vs\.?|code|promo) ?$/iu;

const ANNOUNCES_A_DATE =
  /(?:^|[^\p{L}])(?:on|op|date|datum|\p{L}+day|\p{L}+dag|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[.,]? ?$/iu;

const CLOCK_NEXT = /^,? ?(?:at |om |[-@|] ?)?\d{1,2}(?:[:.]\d\d|[uh](?:\d\d)?\b| ?[ap]m|[ap]\b)/i;

/** A fraction or a score has no year, no clock behind it and no "on" before it. */
function isDate(
  meaning: Extract<Meaning, { kind: 'numbers' | 'date' }>,
  text: string,
  { before, after }: Around,
): boolean {
  if (NOT_A_DATE.test(before)) return false;
  // the name of a holiday is a date only with a clock
  if (/\p{L}/u.test(text)) return /\d/.test(text) || CLOCK_NEXT.test(after);
  if (meaning.year !== undefined && text.length >= 8) return true;
  if (text.includes('-') && text.length < 5) return false;
  return ANNOUNCES_A_DATE.test(before) || CLOCK_NEXT.test(after);
}
