import { Client, type ClientOptions, GatewayIntentBits } from 'discord.js';
import { assignment, tellReady } from './assignment.js';
import { runBaselineCommand } from './baseline-commands.js';

const { api, token, shards, shardCount } = assignment;
const options = { intents: [GatewayIntentBits.Guilds], rest: { api }, shards, shardCount };
// The types of plugin-scheduled-tasks demand `tasks` of every client in the project.
const client = new Client(options as unknown as ClientOptions);
client.on('interactionCreate', (interaction) => {
  if (interaction.isChatInputCommand()) void runBaselineCommand(interaction);
});
client.once('clientReady', tellReady);
await client.login(token);
