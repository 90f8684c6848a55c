import { container } from '@sapphire/framework';
import { type APIApplicationCommand, ApplicationCommandType, Routes } from 'discord.js';

let known: Promise<ReadonlyMap<string, string>> | null = null;

/** Ids of the slash commands by name, asked once per process. They stay when a command changes. */
export function commandIds(): Promise<ReadonlyMap<string, string>> {
  known ??= askDiscord().catch((error) => {
    known = null;
    throw error;
  });
  return known;
}

async function askDiscord(): Promise<ReadonlyMap<string, string>> {
  const { client } = container;
  if (!client.id) throw new Error('the application is known when the bot is connected');
  // @discordjs/rest leaves the type of an answer to its caller.
  const commands = (await client.rest.get(Routes.applicationCommands(client.id))) as APIApplicationCommand[];
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return new Map(slash.map(({ name, id }) => [name, id]));
}
