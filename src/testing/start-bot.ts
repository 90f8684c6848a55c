import { type BotProcess, startBotProcess } from '../core/bot-process.js';
import type { BotProcessOptions } from '../core/bot-process-options.js';
import { migrate } from '../core/database/migrations/migrate.js';
import { discoverPlugins } from '../core/plugins/discover-plugins.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';
import { tellCommands } from '../tell-commands.js';

/** Starts the whole bot in this process, as the manager and its processes would together. */
export async function startBot(options: BotProcessOptions, applicationId: string): Promise<BotProcess> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(options.plugins, leftOut);
  await migrate({ url: options.databaseUrl, plugins: plugins.map(({ manifest }) => manifest) });
  const { databaseUrl, token, config, clock, logger } = options;
  const apiUrl = config.DISCORD_API_URL;
  await tellCommands(databaseUrl, { applicationId, plugins, clock, leftOut, token, apiUrl, logger });
  return startBotProcess(options);
}
