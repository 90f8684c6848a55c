import '../../src/core/plugins/host-modules.js';
import type { BotProcess } from '../../src/core/bot-process.js';
import type { BotProcessOptions } from '../../src/core/bot-process-options.js';
import { SystemClock } from '../../src/core/clock.js';
import { configSchema } from '../../src/core/config/config.js';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/sandbox.js';
import { startServices } from '../../src/services/start-services.js';
import { startBot } from '../../src/testing/start-bot.js';
import { testDatabase } from './database.js';
import { type LogLine, logInto } from './log.js';

export interface TestBot {
  readonly discord: Sandbox;
  readonly bot: BotProcess;
  readonly log: readonly LogLine[];
  stop(): Promise<void>;
}

/** Starts a whole bot in this process, with the plugins of a folder, against a local Discord and a real database. */
export async function startTestBot(
  pluginFolder: string,
  more: Partial<BotProcessOptions> = {},
  sandbox: SandboxOptions = {},
): Promise<TestBot> {
  const log: LogLine[] = [];
  await using undo = new AsyncDisposableStack();
  const database = await testDatabase();
  undo.defer(() => database.drop());
  const discord = await startSandbox(sandbox);
  undo.defer(() => discord.close());
  const options: BotProcessOptions = {
    role: 'solo',
    config: configSchema.parse({ DISCORD_API_URL: discord.url }),
    token: discord.token,
    databaseUrl: database.url,
    clock: new SystemClock(),
    logger: logInto(log),
    plugins: { builtIn: [], folders: [pluginFolder], packages: [] },
    services: startServices,
    shards: { ids: [0], total: 1 },
    ...more,
  };
  const bot = await startBot(options, discord.applicationId);
  undo.defer(() => bot.stop());
  const running = undo.move();
  return { discord, bot, log, stop: () => running.disposeAsync() };
}
