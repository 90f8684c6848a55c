import type { Target } from './next-step.js';

/** What a nonce is made of: one message in one place. */
export interface NonceParts {
  /** Of the reminder; of the delivery when it goes to a follower, of whom there are many. */
  readonly id: string;
  readonly occurrence: number;
  readonly phase: number;
  /** Tells reminders apart that got the same id, because the database was made anew or restored. */
  readonly dueAt: Temporal.Instant;
  readonly kind: Target | 'follower';
}

const BASE = 36;
const MARKS = { channel: '#', dm: '!', follower: '@' };
const DUE_DIGITS = 5;

/**
 * The same for every attempt at the same message, so that Discord drops the twin of one that arrived after all.
 * At most 25 characters are allowed, which is enough for any number that can come up here.
 * @see https://docs.discord.com/developers/resources/message#create-message
 */
export function nonceOf({ id, occurrence, phase, dueAt, kind }: NonceParts): string {
  const due = Math.floor(dueAt.epochMilliseconds / 1000).toString(BASE);
  const message = [occurrence.toString(BASE), phase.toString(BASE), due.slice(-DUE_DIGITS)].join('.');
  return `${BigInt(id).toString(BASE)}${MARKS[kind]}${message}`;
}

/** Discord knows a nonce again for "the past few minutes". */
const NONCE_MEMORY = { seconds: 150 };

/** Whether a message may have arrived so long ago that Discord would not recognise its twin any more. */
export function mustLookFirst(inDoubtSince: Temporal.Instant | null, now: Temporal.Instant): boolean {
  return inDoubtSince !== null && Temporal.Instant.compare(inDoubtSince.add(NONCE_MEMORY), now) <= 0;
}
