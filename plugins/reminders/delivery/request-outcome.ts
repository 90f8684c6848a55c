import { BusyError } from 'alphapy';
import { RESTJSONErrorCodes as Code, DiscordAPIError, RateLimitError } from 'discord.js';
import type { Outcome, Problem } from '../domain/delivery/next-step.js';

/** What is known of a request that failed. */
export function outcomeOf(error: unknown): Exclude<Outcome, { kind: 'sent' }> {
  if (isRefusal(error)) return { kind: 'refused', problem: problemOf(error) };
  if (error instanceof RateLimitError) return { kind: 'busy', retryAfter: error.retryAfter / 1000 };
  // A token that was reset is the operator's to mend; the reminder waits for it.
  if (error instanceof BusyError || error instanceof DiscordAPIError) return { kind: 'busy', retryAfter: 0 };
  return { kind: 'unknown' };
}

const refusals: ReadonlySet<number> = new Set([400, 403, 404, 413]);

/** Discord understood the request and will not do it, now or later. */
export function isRefusal(error: unknown): error is DiscordAPIError {
  return error instanceof DiscordAPIError && refusals.has(error.status);
}

function problemOf({ code, status }: DiscordAPIError): Problem {
  if (
    code === Code.CannotSendMessagesToThisUser ||
    code === Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds
  )
    return 'dm-closed';
  // A thread that was locked does not wake by a message; the bot may write there no more than anybody else.
  if (code === Code.InvalidActionOnArchivedThread || code === Code.ThreadLocked) return 'forbidden';
  if (status === 404) return 'channel-gone';
  return status === 403 ? 'forbidden' : 'rejected';
}
