import type { ILogger } from '@sapphire/framework';
import { type REST, RESTEvents } from 'discord.js';

/**
 * Tells of answers that must not become a habit.
 *
 * @param onUnauthorized Discord refused the token. @discordjs/rest has forgotten it by then, so nothing can be sent.
 */
export function watchRest(rest: REST, logger: ILogger, onUnauthorized: () => void): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    logger.error(
      `Discord refused ${count} requests; at 10,000 it bans this address. Counted anew in ${Math.ceil(remainingTime / 1_000)} s.`,
    );
  });
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth) onUnauthorized();
  });
}
