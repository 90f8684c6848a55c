import { container } from '@sapphire/framework';
import { type APIApplicationCommand, ApplicationCommandType, type Client, Routes } from 'discord.js';

const known = new WeakMap<Client, Promise<ReadonlyMap<string, string>>>();

/** Ids of the slash commands by name, asked once per client. They stay when a command changes. */
export function commandIds(): Promise<ReadonlyMap<string, string>> {
  const { client } = container;
  const asked = known.get(client) ?? askDiscord();
  known.set(client, asked);
  asked.catch(() => known.delete(client));
  return asked;
}

async function askDiscord(): Promise<ReadonlyMap<string, string>> {
  const { client } = container;
  if (!client.id) throw new Error('the application is known when the bot is connected');
  // @discordjs/rest leaves the type of an answer to its caller.
  const commands = (await client.rest.get(Routes.applicationCommands(client.id))) as APIApplicationCommand[];
  const slash = commands.filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return new Map(slash.map(({ name, id }) => [name, id]));
}
