import '../../../../src/core/plugins/host-modules.js';
import { container } from '@sapphire/framework';
import { startBotProcess } from '../../../../src/core/bot-process.js';
import { configSchema } from '../../../../src/core/config/config.js';
import { ManagedSlots } from '../../../../src/core/discord/managed-slots.js';
import { restOptions } from '../../../../src/core/discord/rest.js';
import { createLogger } from '../../../../src/core/logger.js';
import { pluginSources } from '../../../../src/core/plugins/discover-plugins.js';
import { IpcLink } from '../../../../src/core/processes/ipc-link.js';
import type { ToProcess } from '../../../../src/core/processes/messages.js';
import { createTaskDriver } from '../../../../src/core/tasks/create-task-driver.js';
import type { TickingTask } from '../../../../src/core/tasks/task-driver.js';
import { startServices } from '../../../../src/services/start-services.js';
import { AheadClock } from './ahead-clock.js';
import type { BackendOrder, BackendWord, ConnectOrder } from './backend-order.js';
import { TickGate } from './tick-gate.js';

/**
 * A backend as in production, with all plugins, the tick on PostgreSQL and a manager that grants what it sends, but with
 * a clock that is set from outside. It has loaded its modules before it is told to start, and starts all but its ticks
 * before it is told to work.
 */
const clock = new AheadClock();
const gate = new TickGate();
let beginTicking: () => Promise<void> = () => Promise.reject(new Error('Told to work before it was ready'));
process.on('message', (message: BackendOrder | ToProcess) => {
  if ('order' in message) void follow(message);
});
process.on('disconnect', () => process.exit());
say('loaded');

async function follow(order: BackendOrder): Promise<void> {
  if (order.order === 'hold') return hold();
  clock.moveTo(Temporal.Instant.from(order.now));
  if (order.order === 'connect') await start(order);
  else if (order.order === 'work') await work();
  else gate.open();
}

async function start({ discordUrl, token, databaseUrl, processes }: ConnectOrder) {
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
    discord: { rest: restOptions(discordUrl, new ManagedSlots(new IpcLink(), processes)) },
    taskDriver: {
      async start(tasks: readonly TickingTask[]) {
        beginTicking = () => driver.start(tasks.map((task) => gate.guard(task)));
      },
      stop: (deadline: number) => driver.stop(deadline),
    },
  });
  say('ready');
}

async function work() {
  await beginTicking();
  say('works');
}

async function hold() {
  await gate.close();
  await container.services.reminders.deliveries.settled();
  say('held');
}

function say(word: BackendWord): void {
  process.send?.(word);
}
