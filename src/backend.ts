import './core/plugins/host-modules.js';
import { startBotProcess } from './core/bot-process.js';
import { ManagedSlots } from './core/discord/managed-slots.js';
import { restOptions } from './core/discord/rest.js';
import { botOptions } from './core/processes/bot-options.js';
import { noGateway } from './core/processes/heartbeats.js';
import { reportWhileRunning } from './core/processes/report.js';
import { runProcess } from './core/processes/run-process.js';
import { createTaskDriver } from './core/tasks/create-task-driver.js';
import { startServices } from './services/start-services.js';

/** A backend process: no gateway connection; the API and the scheduled tasks, sending by REST. */
await runProcess(async (tools) => {
  const { assignment, manager, logger, clock } = tools;
  const { config, databaseUrl, processes, plannedShards } = assignment;
  const bot = await startBotProcess({
    ...botOptions(tools),
    role: 'backend',
    services: startServices,
    ...(plannedShards !== undefined && { plannedShards }),
    discord: { rest: restOptions(config.DISCORD_API_URL, new ManagedSlots(manager, processes)) },
    taskDriver: await createTaskDriver({ databaseUrl, redisUrl: config.REDIS_URL, clock, logger }),
    api: { host: config.API_HOST, port: config.API_PORT, token: config.API_TOKEN },
  });
  return await reportWhileRunning(bot, tools, 'backend', () => noGateway);
});
