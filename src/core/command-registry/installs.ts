import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import type { CommandDefinition } from './record-commands.js';

/**
 * A command as an application may register it that users cannot add to their own account: for guilds and the bot's own
 * direct messages. Null for a command that has no other place.
 */
export function forGuildsOnly(command: CommandDefinition): CommandDefinition | null {
  const types = command.integration_types?.filter((type) => type !== ApplicationIntegrationType.UserInstall);
  const contexts = command.contexts?.filter((context) => context !== InteractionContextType.PrivateChannel);
  if (types?.length === 0 || contexts?.length === 0) return null;
  return { ...command, ...(types && { integration_types: types }), ...(contexts && { contexts }) };
}
