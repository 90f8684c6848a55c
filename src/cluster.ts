import './core/plugins/host-modules.js';
import { REST } from 'discord.js';
import { startBotProcess } from './core/bot-process.js';
import { fetchApplication } from './core/discord/application.js';
import { IdentifyLedger } from './core/discord/identify-ledger.js';
import { buildIdentifyThrottler } from './core/discord/identify-throttle.js';
import { ManagedSlots } from './core/discord/managed-slots.js';
import { whenDiscordAnswers } from './core/discord/patience.js';
import { restOptions } from './core/discord/rest.js';
import { botOptions } from './core/processes/bot-options.js';
import { reportWhileRunning } from './core/processes/report.js';
import { runProcess } from './core/processes/run-process.js';
import { startServices } from './services/start-services.js';

/** A gateway process: one client with one or more shards, commands and listeners. No API, no tasks. */
await runProcess(async (tools) => {
  const { assignment, manager, logger, database } = tools;
  const { config, token, shards, processes } = assignment;
  if (!shards) throw new Error('a gateway process was started without shards');
  const onWait = () => manager.send({ op: 'waiting' });
  const rest = restOptions(config.DISCORD_API_URL, new ManagedSlots(manager, processes));
  // Before anything is built: a token that is refused ends the bot, and a Discord that is away is waited for.
  await whenDiscordAnswers(() => fetchApplication(new REST(rest).setToken(token)), { logger, onWait });
  const throttle = { ledger: new IdentifyLedger(database), logger, onWait };

  const bot = await startBotProcess({
    ...botOptions(tools),
    role: 'gateway',
    services: startServices,
    shards,
    discord: { rest, ws: { buildIdentifyThrottler: (ws) => buildIdentifyThrottler(ws, throttle) } },
  });
  const { client } = bot;
  return await reportWhileRunning(bot, tools, 'gateway', () => ({
    shardIds: shards.ids,
    shardCount: shards.total,
    guilds: client.guilds.cache.size,
    pingMs: client.ws.ping >= 0 ? Math.round(client.ws.ping) : null,
  }));
});
