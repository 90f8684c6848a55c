import type { Once, Reading, Repeat } from '../reading/reading.js';
import type { AnnouncedMessage, Create, None, NoneReason, ProposalReason, Propose } from './announcement.js';
import type { Mention } from './mention.js';
import { spansOfMentions } from './mention-spans.js';
import type { Statement } from './statements.js';
import { locationOf, titleOf } from './wording.js';

/** A message, and the mentions that its answer rests on. */
export interface Basis {
  readonly message: AnnouncedMessage;
  readonly statements: readonly Statement[];
  readonly mentions: readonly Mention[];
}

export function create(
  reading: Once | Repeat,
  confidence: number,
  { message, statements, mentions }: Basis,
): Create {
  const shared = {
    kind: 'create' as const,
    reading,
    title: titleOf(message),
    location: locationOf(message, statements),
    spans: spansOfMentions(mentions),
    assumptions: reading.assumptions,
    confidence,
  };
  if (reading.kind === 'at') return { ...shared, start: reading.instant, next: null };
  // a series that was judged has a next occurrence
  return { ...shared, start: reading.next[0] as Temporal.Instant, next: reading.next, rule: reading.rule };
}

/** Discord shows five buttons in a row. */
const MOST_OPTIONS = 5;

export function propose(why: ProposalReason, options: readonly (Once | Repeat)[], basis: Basis): Propose {
  return {
    kind: 'propose',
    options: distinct(options).slice(0, MOST_OPTIONS),
    why,
    title: titleOf(basis.message),
    location: locationOf(basis.message, basis.statements),
    spans: spansOfMentions(basis.mentions),
  };
}

export function none(why: NoneReason, { mentions }: Basis): None {
  return { kind: 'none', why, spans: spansOfMentions(mentions) };
}

/** What a reading leaves to choose from. */
export function optionsOf(reading: Reading): readonly (Once | Repeat)[] {
  if (reading.kind === 'ask') return reading.options;
  return reading.kind === 'refuse' ? [] : [reading];
}

/** Why nothing is left: an event that is over says more than one that was not understood. */
export function reasonOf(readings: readonly Reading[]): NoneReason {
  const reasons = readings.flatMap((reading) => (reading.kind === 'refuse' ? [reading.reason] : []));
  // where every reading was dropped, only next year's date was ahead
  return reasons.find((reason) => reason === 'past') ?? reasons[0] ?? 'past';
}

/** Each moment once, the earliest first. */
function distinct(options: readonly (Once | Repeat)[]): (Once | Repeat)[] {
  const byStart = new Map(options.map((option) => [startOf(option), option]));
  return [...byStart.entries()].sort(([a], [b]) => a - b).map(([, option]) => option);
}

/** When it is, or is next, in milliseconds. */
export function startOf(option: Once | Repeat): number {
  return (option.kind === 'at' ? option.instant : option.next[0])?.epochMilliseconds ?? 0;
}
