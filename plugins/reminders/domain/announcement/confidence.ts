import type { Once, ReadingContext, Repeat } from '../reading/reading.js';
import type { ProposalReason } from './announcement.js';
import type { Claim } from './claim.js';
import type { Mention } from './mention.js';

/** From 0 to 1, and what speaks most against it. */
export interface Confidence {
  readonly confidence: number;
  readonly weakness: ProposalReason;
}

/** Announcements are rarely made more than so long before the event, and year-less dates are rarely of next year. */
const FAR_OFF = { months: 6 };

/** Each doubt takes its share; labels and embeds give more trust than a sentence in a chat. */
export function confidenceOf(
  reading: Once | Repeat,
  claims: readonly Claim[],
  mentions: readonly Mention[],
  context: ReadingContext,
): Confidence {
  const { assumptions } = reading;
  const doubts: readonly (readonly [applies: boolean, factor: number, doubt: ProposalReason])[] = [
    [isFarOff(reading, context), 0.5, 'far-off'],
    [assumptions.includes('order'), isAhead(reading, context, FAR_OFF) ? 0.7 : 0.915, 'several-readings'],
    [assumptions.includes('time'), 0.5, 'no-time'],
    [assumptions.includes('half-day'), 0.95, 'several-readings'],
    [assumptions.includes('zone-habit'), 0.99, 'several-readings'],
    [claims.some(({ isPaired }) => isPaired) && !isLabelled(mentions), 0.97, 'several-times'],
    [!isLabelled(mentions), 0.98, 'not-an-invitation'],
  ];
  const applying = doubts.filter(([applies]) => applies);
  const confidence = applying.reduce((product, [, factor]) => product * factor, 1);
  const [worst] = [...applying].sort(([, a], [, b]) => a - b);
  return { confidence: Math.round(confidence * 1000) / 1000, weakness: worst?.[2] ?? 'several-readings' };
}

/** Whether only the date of next year lies ahead, so that this year's may be meant, which is over. */
export function isFarOff(reading: Once | Repeat, { now, zone }: ReadingContext): boolean {
  return reading.assumptions.includes('year') && isAhead(reading, { now, zone }, FAR_OFF);
}

function isAhead(
  reading: Once | Repeat,
  { now, zone }: Pick<ReadingContext, 'now' | 'zone'>,
  by: Temporal.DurationLike,
): boolean {
  const start = reading.kind === 'at' ? reading.instant : reading.next[0];
  const limit = now.toZonedDateTimeISO(zone).add(by).toInstant();
  return start !== undefined && Temporal.Instant.compare(start, limit) > 0;
}

function isLabelled(mentions: readonly Mention[]): boolean {
  return mentions.every(({ statement }) => statement.label !== undefined);
}
