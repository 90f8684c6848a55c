import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

interface CommandBuilder {
  setContexts(...contexts: InteractionContextType[]): unknown;
  setIntegrationTypes(...types: ApplicationIntegrationType[]): unknown;
}

/**
 * Lets a command be used wherever somebody is: in guilds with the bot, in direct messages with it, and, by who has added
 * it to their own account, in all other guilds and direct messages, too.
 *
 * @example usableAnywhere(command.setName('note')).setDescription('Writes something down')
 */
export function usableAnywhere<Builder extends CommandBuilder>(command: Builder): Builder {
  const { Guild, BotDM, PrivateChannel } = InteractionContextType;
  command.setContexts(Guild, BotDM, PrivateChannel);
  command.setIntegrationTypes(
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  );
  return command;
}
