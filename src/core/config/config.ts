import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().min(1);

/** Every variable the bot reads, with its meaning. `.env.example` is held against this schema by a test. */
export const configSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DISCORD_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('Token of the bot. Without it the local Discord is started.'),
  DISCORD_API_URL: z
    .url()
    .default('https://discord.com/api')
    .describe('Any Discord-compatible server; the API version is appended.'),
  DATABASE_URL: z
    .string()
    .startsWith('postgres')
    .optional()
    .describe('PostgreSQL 15 or newer. Without it the embedded database is used.'),
  REDIS_URL: z
    .string()
    .startsWith('redis')
    .optional()
    .describe('Redis for the task queue. Without it PostgreSQL drives the tasks.'),
  SHARD_COUNT: z
    .union([z.literal('auto'), count])
    .default('auto')
    .describe('Number of shards, or auto: ask Discord.'),
  SHARDS_PER_PROCESS: z
    .union([z.literal('auto'), count])
    .default('auto')
    .describe(
      'Shards that share one gateway process, or auto: about eight, and no more processes than cores.',
    ),
  BACKENDS: count.default(1).describe('Number of backend processes.'),
  API_HOST: z.string().default('127.0.0.1').describe('Address on which the API listens.'),
  API_PORT: port.default(8080).describe('Port of the API.'),
  DATA_DIR: z.string().default('.data').describe('Folder for the embedded database and the local Discord.'),
  PLUGINS: z
    .string()
    .default('')
    .describe('Comma-separated npm packages to load as plugins, beside the plugins folder.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'])
    .default('info')
    .describe('Least severe level that is logged.'),
});

export type Config = Readonly<z.infer<typeof configSchema>>;
