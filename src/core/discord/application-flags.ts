import { DiscordAPIError, type REST, type RESTGetCurrentApplicationResult, Routes } from 'discord.js';
import { invalidToken } from './closed-for-good.js';

/**
 * The flags of our application, which say what intents it may use.
 *
 * @throws OperatorError where Discord does not know the token
 */
export async function fetchApplicationFlags(rest: REST): Promise<number> {
  try {
    // @discordjs/rest leaves the type of an answer to its caller.
    const application = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    return application.flags ?? 0;
  } catch (error) {
    throw error instanceof DiscordAPIError && error.status === 401 ? invalidToken(error) : error;
  }
}
