import './core/plugins/host-modules.js';
import { type RESTGetAPIGatewayBotResult, Routes } from 'discord.js';
import { migrate } from './core/database/migrations/migrate.js';
import { fetchApplication } from './core/discord/application.js';
import { accountUrl, inviteUrl } from './core/discord/invite.js';
import { LocalSlots } from './core/discord/local-slots.js';
import { type PatienceOptions, whenDiscordAnswers } from './core/discord/patience.js';
import { createRest, restOptions } from './core/discord/rest.js';
import { discoverPlugins, pluginSources } from './core/plugins/discover-plugins.js';
import type { FoundPlugin } from './core/plugins/found-plugin.js';
import { intentsFor, permissionsFor } from './core/plugins/needs.js';
import { LeftOutList } from './core/plugins/plugin-fault.js';
import type { Plan } from './core/processes/messages.js';
import { type ProcessTools, runProcess } from './core/processes/run-process.js';
import { tellCommands } from './tell-commands.js';

/**
 * Run by the manager before every start: brings the database up to date, asks Discord what it allows, tells it of the
 * commands, and answers with the plan. A process of its own, since the manager stays small by loading none of this.
 */
await runProcess(async (tools) => {
  const plan = await prepareStart(tools);
  tools.manager.send({ op: 'prepared', plan });
  return { apiUrl: null, stop: async () => undefined };
});

async function prepareStart(tools: ProcessTools): Promise<Plan> {
  const { config, token, databaseUrl } = tools.assignment;
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), leftOut);
  const manifests = plugins.map(({ manifest }) => manifest);
  const migrationsApplied = await migrate({ url: databaseUrl, plugins: manifests });
  const discord = await askDiscord(plugins, tools);
  const tell = () =>
    tellCommands(databaseUrl, {
      applicationId: discord.applicationId,
      isForAccounts: discord.accountUrl !== null,
      plugins,
      leftOut,
      token,
      apiUrl: config.DISCORD_API_URL,
      discord: { rest: restOptions(config.DISCORD_API_URL, new LocalSlots()) },
      clock: tools.clock,
      logger: tools.logger,
    });
  const commandsRegistered = await whenDiscordAnswers(tell, patienceOf(tools));
  return {
    ...discord,
    commandsRegistered,
    migrationsApplied,
    plugins: manifests.map(({ name, version }) => `${name} ${version}`),
    leftOut: leftOut.entries,
  };
}

/** Checks the token and the intents before anything connects with them, and learns how many shards to start. */
async function askDiscord(
  plugins: readonly FoundPlugin[],
  tools: ProcessTools,
): Promise<Pick<Plan, 'applicationId' | 'shardCount' | 'inviteUrl' | 'accountUrl'>> {
  const { config, token } = tools.assignment;
  const rest = createRest(config.DISCORD_API_URL, token, new LocalSlots());
  const patience = patienceOf(tools);
  const { id, flags, isForAccounts } = await whenDiscordAnswers(() => fetchApplication(rest), patience);
  intentsFor(plugins, flags);
  // @discordjs/rest leaves the type of an answer to its caller.
  const askForShards = () => rest.get(Routes.gatewayBot()) as Promise<RESTGetAPIGatewayBotResult>;
  const { shards: recommended } = await whenDiscordAnswers(askForShards, patience);
  return {
    applicationId: id,
    shardCount: config.SHARD_COUNT === 'auto' ? recommended : config.SHARD_COUNT,
    inviteUrl: inviteUrl(config.DISCORD_API_URL, id, permissionsFor(plugins)),
    accountUrl: isForAccounts ? accountUrl(config.DISCORD_API_URL, id) : null,
  };
}

function patienceOf({ logger, manager }: ProcessTools): PatienceOptions {
  return { logger, onWait: () => manager.send({ op: 'waiting' }) };
}
