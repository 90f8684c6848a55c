import { judge, refuse } from './judge.js';
import { findPhrases } from './phrases/find-phrases.js';
import type { Reading, ReadingContext } from './reading.js';
import { compose } from './request/compose.js';
import { spansOf } from './spans.js';
import { tidy } from './tidy.js';

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
  const tidied = tidy(text);
  const phrases = findPhrases(tidied.text);
  const spans = spansOf(text, tidied, phrases);
  const { request, problem } = compose(tidied.text, phrases);
  return problem ? refuse(problem, spans) : judge(request, spans, context);
}
