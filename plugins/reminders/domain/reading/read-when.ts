import { askBetween, judge, refuse } from './judge.js';
import { findPhrases } from './phrases/find-phrases.js';
import type { Phrase } from './phrases/phrase.js';
import type { Assumption, Reading, ReadingContext } from './reading.js';
import { type Composed, compose, gapsIn } from './request/compose.js';
import type { Request } from './request/request.js';
import { spansOf } from './spans.js';
import { respelled } from './spelling.js';
import { type TidyText, tidy } from './tidy.js';

/** Nobody needs more words for a moment, and every word costs time. */
const LONGEST_TEXT = 300;

/**
 * Reads what somebody typed for when to be reminded, in English or Dutch.
 *
 * @example
 * readWhen('elke eerste maandag om 20u', { now, zone: 'Europe/Brussels', locale: 'nl' })
 */
export function readWhen(text: string, context: ReadingContext): Reading {
  if (text.length > LONGEST_TEXT) return refuse('unclear', []);
  const { tidied, phrases, composed, assumptions } = understood(tidy(text));
  const spans = spansOf(text, tidied, phrases);
  if (composed.problem) return refuse(composed.problem, spans, composed.detail);
  return askBetween(
    composed.requests.map((request) => judge(request, spans, context, assumptions)),
    spans,
  );
}

/** What a text asks for, where it asks for one thing; whether that exists is another question. */
export function requestIn(text: string): Request | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const { requests = [] } = understood(tidy(text)).composed;
  return requests.length === 1 ? requests[0] : undefined;
}

interface Understood {
  readonly tidied: TidyText;
  readonly phrases: readonly Phrase[];
  readonly composed: Composed;
  readonly assumptions: readonly Assumption[];
}

/** The text as it stands, and where that is not clear, with its slips of the keyboard mended. */
function understood(tidied: TidyText): Understood {
  const phrases = findPhrases(tidied.text);
  const composed = compose(tidied.text, phrases);
  const asItStands = { tidied, phrases, composed, assumptions: [] };
  if (composed.problem !== 'unclear') return asItStands;
  const mended = respelled(tidied, gapsIn(tidied.text, phrases));
  if (!mended) return asItStands;
  const mendedPhrases = findPhrases(mended.text);
  const mendedRequest = compose(mended.text, mendedPhrases);
  if (mendedRequest.problem === 'unclear') return asItStands;
  return { tidied: mended, phrases: mendedPhrases, composed: mendedRequest, assumptions: ['spelling'] };
}
