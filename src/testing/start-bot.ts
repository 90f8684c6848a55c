import { type BotProcess, startBotProcess } from '../core/bot-process.js';
import type { BotProcessOptions } from '../core/bot-process-options.js';
import { publishCommands } from '../core/command-registry/publish-commands.js';
import { connectDatabase } from '../core/database/connect.js';
import { migrate } from '../core/database/migrations/migrate.js';
import { discoverPlugins } from '../core/plugins/discover-plugins.js';
import type { FoundPlugin } from '../core/plugins/found-plugin.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';
import { tellRegistration } from '../services/operations/tell-registration.js';

/** Starts the whole bot in this process, as the manager and its processes would together. */
export async function startBot(options: BotProcessOptions, applicationId: string): Promise<BotProcess> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(options.plugins, leftOut);
  await migrate({ url: options.databaseUrl, plugins: plugins.map(({ manifest }) => manifest) });
  await tellCommands(options, applicationId, plugins, leftOut);
  return startBotProcess(options);
}

async function tellCommands(
  { databaseUrl, token, config, clock, logger }: BotProcessOptions,
  applicationId: string,
  plugins: readonly FoundPlugin[],
  leftOut: LeftOutList,
): Promise<void> {
  const orm = await connectDatabase(databaseUrl, [], 'alphapy prepare');
  try {
    const apiUrl = config.DISCORD_API_URL;
    const common = { em: orm.em, clock, logger };
    const count = await publishCommands({ ...common, applicationId, plugins, leftOut, token, apiUrl });
    await tellRegistration(count, common);
  } finally {
    await orm.close();
  }
}
