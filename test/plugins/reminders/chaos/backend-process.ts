import '../../../../src/core/plugins/host-modules.js';
import { startBotProcess } from '../../../../src/core/bot-process.js';
import { configSchema } from '../../../../src/core/config/config.js';
import { LocalSlots } from '../../../../src/core/discord/local-slots.js';
import { restOptions } from '../../../../src/core/discord/rest.js';
import { createLogger } from '../../../../src/core/logger.js';
import { pluginSources } from '../../../../src/core/plugins/discover-plugins.js';
import { createTaskDriver } from '../../../../src/core/tasks/create-task-driver.js';
import type { TickingTask } from '../../../../src/core/tasks/task-driver.js';
import { startServices } from '../../../../src/services/start-services.js';
import { AheadClock } from './ahead-clock.js';
import type { BackendOrder, ClockSetting, WorkOrder } from './backend-order.js';

/**
 * A backend as in production, with all plugins and the tick on PostgreSQL, but without a manager: what it may use of
 * Discord's limit is fixed, and its clock is set from outside. It has loaded its modules before it is told to start, and
 * starts all but its ticks before it is told to work.
 */
const clock = new AheadClock();
let beginTicking: () => Promise<void> = () => Promise.reject(new Error('Told to work before it was ready'));
process.on('message', (message: BackendOrder | WorkOrder | ClockSetting) => {
  clock.moveTo(Temporal.Instant.from(message.now));
  if ('token' in message) void start(message);
  else if ('work' in message) void work();
});
process.on('disconnect', () => process.exit());
process.send?.('loaded');

async function start({ discordUrl, token, databaseUrl, requestsPerSecond }: BackendOrder) {
  const config = configSchema.parse({
    NODE_ENV: 'test',
    DISCORD_TOKEN: token,
    DISCORD_API_URL: discordUrl,
    DATABASE_URL: databaseUrl,
  });
  const logger = createLogger({ level: 'warn', name: `backend ${process.pid}`, pretty: false });
  const driver = await createTaskDriver({ databaseUrl, redisUrl: undefined, clock, logger });
  await startBotProcess({
    role: 'backend',
    config,
    token,
    databaseUrl,
    clock,
    logger,
    plugins: pluginSources(config),
    services: startServices,
    discord: { rest: restOptions(discordUrl, new LocalSlots(requestsPerSecond)) },
    taskDriver: {
      async start(tasks: readonly TickingTask[]) {
        beginTicking = () => driver.start(tasks);
      },
      stop: (deadline: number) => driver.stop(deadline),
    },
  });
  process.send?.('ready');
}

async function work() {
  await beginTicking();
  process.send?.('works');
}
