/** Where a delivery goes: first to the reminder's channel; when that is closed to us, to the owner's direct messages. */
export type Target = 'channel' | 'dm';

/**
 * Why a place does not take a message.
 * - channel-gone: it was deleted, or the bot is no longer in the guild
 * - forbidden: the bot may not write there
 * - not-allowed: its owner may not write there any more
 * - dm-closed: the owner takes no direct messages from the bot
 * - rejected: Discord did not like the message itself
 * - unreachable: Discord could not be reached for days
 * - missed: the bot was away, and the owner wants nothing late
 */
export type Problem =
  | 'channel-gone'
  | 'forbidden'
  | 'not-allowed'
  | 'dm-closed'
  | 'rejected'
  | 'unreachable'
  | 'missed';

/** How an attempt ended. */
export type Outcome = { readonly kind: 'sent'; readonly messageId: string } | NotArrived;

export type NotArrived =
  /** Discord said no, and would say no again. Nothing was posted. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Discord had no time for us. Nothing was posted. */
  | { readonly kind: 'busy'; readonly retryAfter: number }
  /** No answer, or an error of Discord's: the message may have been posted or not. */
  | { readonly kind: 'unknown' };

/** What an attempt was. */
export interface Attempt {
  readonly target: Target;
  /** Counts from 1. */
  readonly number: number;
  /** When the delivery was asked for: the bot may have been down when the reminder was due. */
  readonly queuedAt: Temporal.Instant;
  readonly startedAt: Temporal.Instant;
  /** The first attempt of which nobody knows whether it arrived: this one, or one before it. */
  readonly inDoubtSince: Temporal.Instant;
  /** What was wrong with the place before this one. */
  readonly problem: Problem | null;
  /** Whether the owner's direct messages are tried when the channel refuses. */
  readonly fallback: boolean;
}

export type NextStep =
  | { readonly kind: 'sent'; readonly messageId: string }
  | {
      readonly kind: 'retry';
      readonly at: Temporal.Instant;
      readonly target: Target;
      readonly inDoubtSince: Temporal.Instant | null;
      readonly problem: Problem | null;
    }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** An outage of Discord's is waited out, but not for ever. */
const PATIENCE = { hours: 72 };

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 600;

/**
 * What to do after an attempt that did not arrive. Nothing is given up as long as a place or a later moment is left to
 * try.
 */
export function nextStep(attempt: Attempt, outcome: NotArrived, now: Temporal.Instant): NextStep {
  const wait = waitAfter(attempt.number);
  switch (outcome.kind) {
    case 'refused':
      return afterRefusal(attempt, outcome.problem, now);
    case 'busy':
      return tryAgain(attempt, Math.max(outcome.retryAfter, wait), doubtBefore(attempt), now);
    case 'unknown':
      return tryAgain(attempt, wait, attempt.inDoubtSince, now);
  }
}

/** What to do with an attempt that was not made, because somebody is away: whoever says so lets it wait for them. */
export function putOff(attempt: Attempt, now: Temporal.Instant): NextStep {
  const { target, problem } = attempt;
  return { kind: 'retry', at: now.add({ minutes: 1 }), target, inDoubtSince: doubtBefore(attempt), problem };
}

function afterRefusal(attempt: Attempt, problem: Problem, now: Temporal.Instant): NextStep {
  if (attempt.target === 'dm' || !attempt.fallback)
    return { kind: 'failed', problem: attempt.problem ?? problem };
  return { kind: 'retry', at: now, target: 'dm', inDoubtSince: null, problem };
}

function tryAgain(
  { target, queuedAt, problem }: Attempt,
  waitSeconds: number,
  inDoubtSince: Temporal.Instant | null,
  now: Temporal.Instant,
): NextStep {
  const at = now.add({ milliseconds: Math.ceil(waitSeconds * 1000) });
  if (Temporal.Instant.compare(at, queuedAt.add(PATIENCE)) > 0)
    return { kind: 'failed', problem: problem ?? 'unreachable' };
  return { kind: 'retry', at, target, inDoubtSince, problem };
}

/** This attempt surely posted nothing; about earlier ones that says nothing. */
function doubtBefore({ inDoubtSince, startedAt }: Attempt): Temporal.Instant | null {
  return Temporal.Instant.compare(inDoubtSince, startedAt) < 0 ? inDoubtSince : null;
}

/** 5, 10, 20, … seconds, at most ten minutes. */
function waitAfter(attempts: number): number {
  return Math.min(FIRST_WAIT_SECONDS * 2 ** (attempts - 1), LONGEST_WAIT_SECONDS);
}
