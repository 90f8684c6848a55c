import { DiscordAPIError, type REST, type RESTGetCurrentApplicationResult, Routes } from 'discord.js';
import { invalidToken } from './closed-for-good.js';

export interface OwnApplication {
  readonly id: string;
  /** Say which privileged intents it may use. */
  readonly flags: number;
}

/**
 * The application that the token belongs to.
 *
 * @throws OperatorError where Discord does not know the token
 */
export async function fetchApplication(rest: REST): Promise<OwnApplication> {
  try {
    // @discordjs/rest leaves the type of an answer to its caller.
    const application = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
    return { id: application.id, flags: application.flags ?? 0 };
  } catch (error) {
    throw error instanceof DiscordAPIError && error.status === 401 ? invalidToken(error) : error;
  }
}
