import '../../../src/core/plugins/host-modules.js';
import { fileURLToPath } from 'node:url';
import { startBotProcess } from '../../../src/core/bot-process.js';
import { SystemClock } from '../../../src/core/clock.js';
import { configSchema } from '../../../src/core/config/config.js';
import { LocalSlots } from '../../../src/core/discord/local-slots.js';
import { restOptions } from '../../../src/core/discord/rest.js';
import { createLogger } from '../../../src/core/logger.js';
import { startServices } from '../../../src/services/start-services.js';
import { assignment, tellReady } from './assignment.js';

const { api, token, database, shards, shardCount } = assignment;
const plugins = fileURLToPath(new URL('../plugins', import.meta.url));
await startBotProcess({
  role: 'gateway',
  config: configSchema.parse({ DISCORD_API_URL: api, DISCORD_TOKEN: token, DATABASE_URL: database }),
  token,
  databaseUrl: database,
  clock: new SystemClock(),
  logger: createLogger({ level: 'error', name: 'bench', pretty: false }),
  plugins: { builtIn: [plugins], folders: [], packages: [] },
  services: startServices,
  shards: { ids: shards, total: shardCount },
  discord: { rest: restOptions(api, new LocalSlots(1)) },
});
tellReady();
