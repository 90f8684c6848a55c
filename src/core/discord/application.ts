import {
  ApplicationIntegrationType,
  DiscordAPIError,
  type REST,
  type RESTGetCurrentApplicationResult,
  Routes,
} from 'discord.js';
import { invalidToken } from './closed-for-good.js';

export interface OwnApplication {
  readonly id: string;
  /** Say which privileged intents it may use. */
  readonly flags: number;
  /** Whether users can add it to their own account. */
  readonly isForAccounts: boolean;
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
    const { id, flags = 0, integration_types_config: installs } = application;
    const isForAccounts = !installs || ApplicationIntegrationType.UserInstall in installs;
    return { id, flags, isForAccounts };
  } catch (error) {
    throw error instanceof DiscordAPIError && error.status === 401 ? invalidToken(error) : error;
  }
}
