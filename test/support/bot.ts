import '../../src/core/plugins/host-modules.js';
import { type BotProcess, startBotProcess } from '../../src/core/bot-process.js';
import { SystemClock } from '../../src/core/clock.js';
import { publishCommands } from '../../src/core/command-registry/publish-commands.js';
import { configSchema } from '../../src/core/config/config.js';
import { connectDatabase } from '../../src/core/database/connect.js';
import { migrate } from '../../src/core/database/migrations/migrate.js';
import { discoverPlugins } from '../../src/core/plugins/discover-plugins.js';
import { LeftOutList } from '../../src/core/plugins/plugin-fault.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startServices } from '../../src/services/start-services.js';
import { type TestDatabase, testDatabase } from './database.js';
import { type LogLine, logInto } from './log.js';

export interface TestBot {
  readonly discord: Sandbox;
  readonly bot: BotProcess;
  readonly log: readonly LogLine[];
  stop(): Promise<void>;
}

/** Starts a whole bot in this process, with the plugins of a folder, against a local Discord and a real database. */
export async function startTestBot(pluginFolder: string): Promise<TestBot> {
  const log: LogLine[] = [];
  const discord = await startSandbox();
  const database = await testDatabase();
  const common = {
    token: discord.token,
    logger: logInto(log),
    clock: new SystemClock(),
    plugins: { builtIn: [], folders: [pluginFolder], packages: [] },
  };
  await prepare(discord, database, common);
  const bot = await startBotProcess({
    ...common,
    databaseUrl: database.url,
    services: startServices,
    role: 'solo',
    config: configSchema.parse({ DISCORD_API_URL: discord.url }),
    shards: { ids: [0], total: 1 },
    api: { host: '127.0.0.1', port: 0 },
  });
  const stop = async () => {
    await bot.stop();
    await discord.close();
    await database.drop();
  };
  return { discord, bot, log, stop };
}

type Common = Pick<Parameters<typeof startBotProcess>[0], 'token' | 'logger' | 'clock' | 'plugins'>;

/** What the manager has done before it starts the processes. */
async function prepare(discord: Sandbox, database: TestDatabase, common: Common): Promise<void> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(common.plugins, leftOut);
  await migrate({ url: database.url, plugins: plugins.map(({ manifest }) => manifest) });
  const orm = await connectDatabase(database.url, [], 'alphapy test');
  const { applicationId, url: apiUrl } = discord;
  await publishCommands({ ...common, plugins, leftOut, em: orm.em, applicationId, apiUrl });
  await orm.close();
}
