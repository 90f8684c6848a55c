import { ApplicationCommandRegistries, Command, container, SapphireClient } from '@sapphire/framework';
import { type ClientOptions, GatewayIntentBits } from 'discord.js';
import { assignment, tellReady } from './assignment.js';
import { runBaselineCommand } from './baseline-commands.js';

const { api, token, shards, shardCount } = assignment;
const options = {
  intents: [GatewayIntentBits.Guilds],
  baseUserDirectory: null,
  rest: { api },
  shards,
  shardCount,
  loadApplicationCommandRegistriesStatusListeners: false,
};
// The types of plugin-scheduled-tasks demand `tasks` of every client in the project.
const client = new SapphireClient(options as unknown as ClientOptions);
for (const name of ['noop', 'cached', 'write']) {
  const piece = class extends Command {
    override chatInputRun(interaction: Command.ChatInputCommandInteraction) {
      return runBaselineCommand(interaction);
    }
  };
  await container.stores.loadPiece({ store: 'commands', name, piece });
  // Sapphire finds a command by the names that its registry knows.
  ApplicationCommandRegistries.acquire(name).addChatInputCommandNames(name);
}
client.once('clientReady', tellReady);
await client.login(token);
