import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';

/** Most global commands of each type. */
const MOST_COMMANDS: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

/** What Discord would refuse about all commands together, or null. */
export function checkCommandSet(commands: readonly RESTPostAPIApplicationCommandsJSONBody[]): string | null {
  const byType = Map.groupBy(commands, ({ type }) => type ?? ApplicationCommandType.ChatInput);
  for (const [type, ofType] of byType) {
    const most = MOST_COMMANDS[type] ?? 1;
    if (ofType.length > most) return `${ofType.length} commands of type ${type}; Discord allows ${most}`;
  }
  return null;
}
