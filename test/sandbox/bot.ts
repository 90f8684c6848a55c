import {
  type ApplicationCommandDataResolvable,
  type Client,
  type ClientOptions,
  type Interaction,
  Routes,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { connectClient } from './clients.js';

type Command = Extract<ApplicationCommandDataResolvable, { toJSON(): unknown }>;

/** A discord.js bot with these commands, which answers every interaction in one function. */
export async function startBot(
  discord: Sandbox,
  commands: readonly Command[],
  answer: (interaction: Interaction) => unknown,
  options: Partial<ClientOptions> = {},
): Promise<Client> {
  const client = await connectClient(discord, options);
  await client.rest.put(Routes.applicationCommands(discord.applicationId), {
    body: commands.map((command) => command.toJSON()),
  });
  client.on('interactionCreate', answer);
  return client;
}
