import type { Assumption, Once, Repeat, SpanMeaning } from '../reading/reading.js';

/** The parts of a message that are read, as Discord's API gives them. */
export interface AnnouncedMessage {
  readonly content?: string | undefined;
  readonly embeds?: readonly AnnouncedEmbed[] | undefined;
}

export interface AnnouncedEmbed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
  readonly footer?: { readonly text: string } | undefined;
}

/** What should become of a message. Only what is as good as certain is created; the rest is proposed, or left alone. */
export type Announcement = Create | Propose | None;

interface Shown {
  readonly spans: readonly AnnouncementSpan[];
}

export interface Create extends Shown {
  readonly kind: 'create';
  readonly start: Temporal.Instant;
  /** The next occurrences of a series, `null` for an event that happens once. */
  readonly next: readonly Temporal.Instant[] | null;
  /** The rule of a series, as RRULE text. */
  readonly rule?: string;
  readonly reading: Once | Repeat;
  readonly title: string | null;
  readonly location: string | null;
  readonly assumptions: readonly Assumption[];
  /** From 0 to 1; what is created has at least `SURE_ENOUGH`. */
  readonly confidence: number;
}

export interface Propose extends Shown {
  readonly kind: 'propose';
  /** The earliest first; none when a day is named without anything to choose from. */
  readonly options: readonly (Once | Repeat)[];
  readonly why: ProposalReason;
  readonly title: string | null;
  readonly location: string | null;
}

export interface None extends Shown {
  readonly kind: 'none';
  readonly why: NoneReason;
}

/**
 * - several-readings: one time that people would read differently
 * - several-times: more than one time that may be the event's
 * - no-time: a day without a time
 * - uncertain-words: "maybe", "tbd", "moved"
 * - not-the-event: a deadline, not the event itself
 * - far-off: only next year's date lies ahead
 * - not-an-invitation: a time, but nothing that sounds like an event
 */
export type ProposalReason =
  | 'several-readings'
  | 'several-times'
  | 'no-time'
  | 'uncertain-words'
  | 'not-the-event'
  | 'far-off'
  | 'not-an-invitation';

export type NoneReason = 'no-date' | 'no-day' | 'past' | 'cancelled' | 'impossible' | 'too-far' | 'unclear';

export interface AnnouncementSpan {
  /** Where it stands: `content`, `embeds[0].title`, `embeds[0].fields[1].value`. */
  readonly part: string;
  /** Offsets in that part, in UTF-16 units; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly what: SpanMeaning;
}

/** A mistake pings a whole server: below this an announcement is only proposed. */
export const SURE_ENOUGH = 0.9;
