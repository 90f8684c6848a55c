import { randomBytes } from 'node:crypto';
import type { APIGatewaySessionStartLimit } from 'discord-api-types/v10';
import type { ApplicationState } from '../state/state.js';

const DAY = { hours: 24 } as const;

/** Counts an IDENTIFY. False when the day's budget was used up already: then the token has been reset, as Discord does. */
export function countSessionStart(application: ApplicationState, now: Temporal.Instant): boolean {
  renew(application, now);
  const starts = application.sessionStarts;
  if (starts.remaining === 0) {
    application.token = newToken(application.id);
    return false;
  }
  starts.remaining -= 1;
  starts.resetsAt ??= now.add(DAY).toString();
  return true;
}

/** What `GET /gateway/bot` answers about it. */
export function sessionStartLimit(
  application: ApplicationState,
  now: Temporal.Instant,
): APIGatewaySessionStartLimit {
  renew(application, now);
  const { total, remaining, resetsAt, maxConcurrency } = application.sessionStarts;
  const resetAfter = resetsAt ? Temporal.Instant.from(resetsAt).since(now).total('milliseconds') : 0;
  return { total, remaining, reset_after: Math.ceil(resetAfter), max_concurrency: maxConcurrency };
}

/** A bot token; its first part is the application's id, from which libraries read it. */
export function newToken(applicationId: string): string {
  const id = Buffer.from(applicationId).toString('base64url');
  return `${id}.${randomBytes(4).toString('hex')}.${randomBytes(24).toString('base64url')}`;
}

function renew(application: ApplicationState, now: Temporal.Instant): void {
  const starts = application.sessionStarts;
  if (!starts.resetsAt || Temporal.Instant.compare(now, starts.resetsAt) < 0) return;
  starts.remaining = starts.total;
  starts.resetsAt = null;
}
