import { randomBytes } from 'node:crypto';
import type { ILogger } from '@sapphire/framework';

/** Letters and digits that cannot be mistaken for each other when read out. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * Logs a bug once and returns the number under which it can be found. The number is all that a user may see of it.
 *
 * @param where who and what: guild, command, user, as fields of the log line
 */
export function reportIncident(
  logger: ILogger,
  error: unknown,
  where: Readonly<Record<string, unknown>>,
): string {
  const incident = Array.from(randomBytes(8), (byte) => alphabet[byte % alphabet.length]).join('');
  const cause = error instanceof Error ? error : new Error(`thrown: ${String(error)}`);
  logger.error(`Incident ${incident}: ${cause.message}`, { incident, ...where }, cause);
  return incident;
}
