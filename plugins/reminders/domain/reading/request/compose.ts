import { LEAST_MINUTES } from '../../recurrence/rule.js';
import type { Meaning } from '../phrases/meaning.js';
import type { Phrase } from '../phrases/phrase.js';
import type { RefusalDetail } from '../reading.js';
import { alternativesIn } from './alternatives.js';
import { composePhrases, type LinkedPhrase } from './composer.js';
import { linksIn } from './links.js';
import type { Request } from './request.js';
import { withoutSubject } from './subject.js';

export type Composed =
  /** Several requests are times of their own: "mon 9:00 and wed 14:00". */
  | { readonly requests: readonly Request[]; readonly problem?: never }
  | {
      readonly problem: 'unclear' | 'impossible' | 'past';
      readonly detail?: RefusalDetail;
      readonly requests?: never;
    };

const UNCLEAR: Composed = { problem: 'unclear' };

/** Puts the phrases of a text together. All of the text has to be understood: words that were not may matter. */
export function compose(text: string, phrases: readonly Phrase[]): Composed {
  if (says('impossible', phrases)) return { problem: 'impossible' };
  const linked = linkedPhrases(text, phrases);
  if (!linked || phrases.length === 0) return UNCLEAR;
  if (says('past', phrases)) return { problem: 'past' };

  const request = composePhrases(linked);
  if (request)
    return isTooOften(request) ? { problem: 'unclear', detail: 'too-often' } : { requests: [request] };
  const requests = alternativesIn(linked);
  if (requests) return { requests };
  return hasException(linked) ? { problem: 'unclear', detail: 'exception' } : UNCLEAR;
}

/** "every monday except 28 december": all of it is understood, and no rule can say it. */
function hasException(linked: readonly LinkedPhrase[]): boolean {
  const isSeries = linked.some(({ meanings }) =>
    meanings.some((meaning) => meaning.kind === 'every' || (meaning.kind === 'weekdays' && meaning.always)),
  );
  return isSeries && linked.some(({ links }) => links.includes('except'));
}

/** "every 5 minutes": all of it is understood, and nobody is reminded so often. */
function isTooOften({ every }: Request): boolean {
  return every?.unit === 'seconds' || (every?.unit === 'minutes' && every.interval < LEAST_MINUTES);
}

/** Where words stand between the phrases of a text that are not understood. */
export function gapsIn(text: string, phrases: readonly Phrase[]): { start: number; end: number }[] {
  const ends = [0, ...phrases.map((phrase) => phrase.index + phrase.text.length)];
  const begins = [...phrases.map(({ index }) => index), text.length];
  return begins
    .map((end, index) => ({ start: ends[index] ?? 0, end }))
    .filter(({ start, end }) => !linksIn(text.slice(start, end)));
}

function says(what: Meaning['kind'], phrases: readonly Phrase[]): boolean {
  return phrases.some(({ meanings }) => meanings.some(({ kind }) => kind === what));
}

function linkedPhrases(text: string, phrases: readonly Phrase[]): LinkedPhrase[] | undefined {
  const linked: LinkedPhrase[] = [];
  let end = 0;
  for (const phrase of phrases) {
    const gap = text.slice(end, phrase.index);
    const links = linksIn(end === 0 ? withoutSubject(gap, text).before : gap);
    if (!links) return undefined;
    linked.push({ links, meanings: phrase.meanings });
    end = phrase.index + phrase.text.length;
  }
  const rest = withoutSubject(text.slice(end), text).after.trim();
  const hour = isNamedDay(linked.at(-1)) ? loneHour(rest) : undefined;
  if (hour) return [...linked, { links: [], meanings: [hour] }];
  return linksIn(rest)?.length === 0 ? linked : undefined;
}

/** "tomorrow 8", "tomorrow 1930": a lone number at the end, behind a day, is an hour. */
function loneHour(text: string): Meaning | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})([0-5]\d)?$/.exec(text) ?? [];
  const hour = Number(hours);
  if (hours === undefined || hour > 23) return undefined;
  const isExact = hour > 12 || hours.startsWith('0') || text.length === 4;
  return { kind: 'clock', clock: { hour, minute: Number(minutes), certainty: isExact ? 'exact' : 'half' } };
}

function isNamedDay(phrase: LinkedPhrase | undefined): boolean {
  return phrase?.meanings.some(({ kind }) => kind === 'relativeDay') ?? false;
}
