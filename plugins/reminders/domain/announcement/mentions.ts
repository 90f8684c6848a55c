import { findPhrases } from '../reading/phrases/find-phrases.js';
import type { Meaning } from '../reading/phrases/meaning.js';
import type { Phrase } from '../reading/phrases/phrase.js';
import { composePhrases, type LinkedPhrase } from '../reading/request/composer.js';
import { linksIn } from '../reading/request/links.js';
import { type TidyText, tidy } from '../reading/tidy.js';
import { isOneClause } from './clauses.js';
import { contentOf, isClockAlone, type Mention } from './mention.js';
import { isPlausible } from './plausible.js';
import type { Statement } from './statements.js';
import { isStrong } from './strength.js';

/** The mentions of a statement, and whether it names a moment that does not exist or one that is over. */
export interface Mentions {
  readonly statement: Statement;
  readonly mentions: readonly Mention[];
  readonly impossible: boolean;
  readonly past: boolean;
}

export function mentionsIn(statement: Statement): Mentions {
  const tidied = tidy(statement.text);
  const found = findPhrases(tidied.text);
  const phrases = found.filter((phrase) => isPlausible(phrase, tidied.text, isShortValue(statement)));
  const groups = grouped(tidied.text, phrases);
  const besideZone = groups.some(({ phrases: [first, ...others] }) => others.length === 0 && isZone(first));
  const places = found.flatMap(({ meanings }) => meanings.flatMap(placeIn));
  const mentions = groups.flatMap((group, index) => {
    const begin = endOf(groups[index - 1]);
    const end = groups[index + 1]?.phrases[0]?.index ?? tidied.text.length;
    const mention = mentionOf(statement, tidied, group, { begin, end });
    const besidePast = found.some((phrase) => isPast(phrase) && isInClauseOf(phrase, group, tidied.text));
    return mention ? [{ ...mention, besidePast, besideZone, places }] : [];
  });
  const hasDay = mentions.some(({ says }) => says.day);
  const strong = mentions.filter((mention) => isStrong(mention, hasDay));
  // "20:30 invites, 20:45 pull": where one clock counts, the others of the sentence do too
  const hasClock = strong.some(isClockAlone);
  return {
    statement,
    mentions: hasClock ? mentions.filter((one) => strong.includes(one) || isClockAlone(one)) : strong,
    impossible: found.some(({ meanings }) => meanings.some(({ kind }) => kind === 'impossible')),
    past: found.some(isPast),
  };
}

/** Behind a label everything counts; a sentence behind a label is still a sentence. */
function isShortValue({ label, text }: Statement): boolean {
  return label !== undefined && text.length <= LONGEST_VALUE;
}

const LONGEST_VALUE = 60;

function isZone(phrase: Phrase | undefined): boolean {
  return phrase?.meanings.some(({ kind }) => kind === 'zone') ?? false;
}

function placeIn(meaning: Meaning): string[] {
  const zone = meaning.kind === 'zone' ? meaning.zone : 'own';
  return zone !== 'own' && 'isPlace' in zone ? [zone.id] : [];
}

function isPast({ meanings }: Phrase): boolean {
  return meanings.some(({ kind }) => kind === 'past');
}

/** "Yesterday was great, tomorrow again at 19:00": what is over is said of something else. */
function isInClauseOf(past: Phrase, group: Group, text: string): boolean {
  const begin = group.phrases[0]?.index ?? 0;
  const isBefore = past.index < begin;
  return isOneClause(
    isBefore ? text.slice(past.index + past.text.length, begin) : text.slice(endOf(group), past.index),
  );
}

interface Group {
  readonly phrases: Phrase[];
  readonly linked: LinkedPhrase[];
}

/** No time is said in more; a text made of nothing but times would cost the square of its length. */
const MOST_PHRASES = 12;

/** Phrases belong together while only words that carry nothing stand between them, and while they make sense together. */
function grouped(text: string, phrases: readonly Phrase[]): Group[] {
  const groups: Group[] = [];
  let end = 0;
  for (const phrase of phrases) {
    const group = groups.at(-1);
    const links = linksIn(text.slice(end, phrase.index));
    const next: LinkedPhrase = { links: links ?? [], meanings: phrase.meanings };
    end = phrase.index + phrase.text.length;
    if (group && links && group.phrases.length < MOST_PHRASES && belongs(next, group)) {
      group.phrases.push(phrase);
      group.linked.push(next);
    } else {
      groups.push({ phrases: [phrase], linked: [{ links: [], meanings: phrase.meanings }] });
    }
  }
  return groups;
}

/** "Friday at 8pm or Saturday at 3pm" are two times: behind a complete one "or" and "and" begin another. */
function belongs(next: LinkedPhrase, { linked }: Group): boolean {
  const joined = composePhrases([...linked, next]);
  if (!joined) return false;
  const isAnother = next.links.includes('or') || next.links.includes('and');
  const sofar = composePhrases(linked);
  return !(isAnother && sofar && contentOf(sofar).clock && contentOf(sofar).day);
}

function endOf(group: Group | undefined): number {
  const last = group?.phrases.at(-1);
  return last ? last.index + last.text.length : 0;
}

function mentionOf(
  statement: Statement,
  tidied: TidyText,
  group: Group,
  { begin, end }: { begin: number; end: number },
): Omit<Mention, 'besidePast' | 'besideZone' | 'places'> | undefined {
  const { phrases, linked } = group;
  const request = composePhrases(linked);
  const [first] = phrases;
  if (!request || !first) return undefined;
  const before = tidied.text.slice(begin, first.index);
  const after = tidied.text.slice(endOf(group), end);
  return { statement, tidied, phrases, linked, request, before, after, says: contentOf(request) };
}
