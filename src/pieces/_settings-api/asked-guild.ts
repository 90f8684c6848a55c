import { container } from '@sapphire/framework';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { ApiError } from '../../core/api/api-error.js';
import type { ApiRoute } from '../../core/api/api-route.js';
import type { GuildDirectory } from '../../services/settings/guild-directory.js';

export interface AskedGuild {
  readonly guildId: string;
  readonly directory: GuildDirectory;
}

/** The guild in a request's address; 404 where the bot is in no such guild. */
export async function askedGuild({ params }: ApiRoute.Request): Promise<AskedGuild> {
  const guildId = params['guild'] ?? '';
  if (!/^\d{17,20}$/.test(guildId)) throw unknownGuild();
  try {
    return { guildId, directory: await container.services.guildDirectories.get(guildId) };
  } catch (error) {
    throw isNotThere(error) ? unknownGuild() : error;
  }
}

const notThere: readonly unknown[] = [
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.UnknownMember, // the bot itself
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.InvalidFormBodyOrContentType, // a number that is no snowflake
];

function isNotThere(error: unknown): boolean {
  return error instanceof DiscordAPIError && notThere.includes(error.code);
}

function unknownGuild() {
  return new ApiError(404, 'core.unknownGuild', 'The bot is in no such server.');
}
