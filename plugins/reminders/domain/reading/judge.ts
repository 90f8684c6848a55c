import { formatRule } from '../recurrence/format-rule.js';
import { occurrencesAfter } from '../recurrence/occurrences.js';
import type {
  Assumption,
  Candidate,
  Once,
  Reading,
  ReadingContext,
  RefusalReason,
  Refuse,
  Repeat,
  Span,
} from './reading.js';
import { type Request, repeats } from './request/request.js';
import { momentsOf } from './resolve/moments.js';
import { seriesOf } from './resolve/series.js';

/** How far ahead a reminder may lie. */
const FURTHEST = { years: 5 };

const MOST_OPTIONS = 5;
const SHOWN_OCCURRENCES = 5;

/**
 * What a request means: one candidate is the reading, several are a question, none is a refusal.
 *
 * @param noticed what was assumed already, when the text was taken apart
 */
export function judge(
  request: Request,
  spans: readonly Span[],
  context: ReadingContext,
  noticed: readonly Assumption[] = [],
): Reading {
  const candidates = repeats(request) ? seriesOf(request, context) : momentsOf(request, context);
  if (typeof candidates === 'string') return refuse(candidates, spans);
  const { now, zone } = context;
  const ahead = distinct(candidates.filter(({ instant }) => Temporal.Instant.compare(instant, now) > 0));
  if (ahead.length === 0) return refuse('past', spans);
  const limit = now.toZonedDateTimeISO(zone).add(FURTHEST).toInstant();
  const near = ahead.filter(({ instant }) => Temporal.Instant.compare(instant, limit) <= 0);
  if (near.length === 0) return refuse('too-far', spans);
  if (near.length > MOST_OPTIONS) return refuse('unclear', spans);

  const shared: readonly Assumption[] = request.isRange ? [...noticed, 'start-of-range'] : noticed;
  const options = near.map((candidate) => readingOf(candidate, spans, shared, now));
  const [only, ...others] = options;
  if (only && others.length === 0) return only;
  return { kind: 'ask', options, spans, assumptions: shared };
}

/** Several times in one text are a question, as far as each is clear; one is what it is. */
export function askBetween(readings: readonly Reading[], spans: readonly Span[]): Reading {
  const [only, ...others] = readings;
  if (only && others.length === 0) return only;
  const refused = readings.find((reading) => reading.kind === 'refuse');
  if (refused) return refused;
  const once = readings.flatMap(momentsIn);
  if (once.length < 2 || once.length > MOST_OPTIONS) return refuse('unclear', spans);
  const sorted = [...once].sort((a, b) => Temporal.Instant.compare(a.instant, b.instant));
  return { kind: 'ask', options: sorted, spans, assumptions: [] };
}

function momentsIn(reading: Reading): Once[] {
  if (reading.kind === 'at') return [reading];
  return reading.kind === 'ask' ? reading.options.filter((option) => option.kind === 'at') : [];
}

export function refuse(
  reason: RefusalReason,
  spans: readonly Span[],
  detail?: NonNullable<Refuse['detail']>,
): Refuse {
  return { kind: 'refuse', reason, spans, assumptions: [], ...(detail ? { detail } : {}) };
}

function readingOf(
  { instant, zone, assumptions, series }: Candidate,
  spans: readonly Span[],
  shared: readonly Assumption[],
  now: Temporal.Instant,
): Once | Repeat {
  const shown = { spans, assumptions: [...new Set([...assumptions, ...shared])], zone };
  if (!series) return { kind: 'at', instant, ...shown };
  const { rule, start } = series;
  const next = occurrencesAfter(rule, start, zone, now, SHOWN_OCCURRENCES);
  return { kind: 'repeat', rule: formatRule(rule), start, next, ...shown };
}

/** The earliest first, and each moment once. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const seen = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.instant} ${candidate.series ? formatRule(candidate.series.rule) : ''}`;
    if (!seen.has(key)) seen.set(key, candidate);
  }
  return [...seen.values()].sort((a, b) => Temporal.Instant.compare(a.instant, b.instant));
}
