import { z } from 'zod';
import { isTransactionPooler } from '../database/database-url.js';

const PORT = 'expected a port, a whole number from 0 to 65535';
const COUNT = 'expected a whole number from 1';
const AUTO_OR_COUNT = 'expected auto or a whole number from 1';
const ESCAPED = 'in which the password has %40 for @, %2F for / and %23 for #';
const DATABASE = 'expected a URL that begins with postgres:// or postgresql://';
const DATABASE_ADDRESS = `expected postgres://user:password@host:5432/database, ${ESCAPED}`;
const REDIS = 'expected a URL that begins with redis:// or rediss://';
const REDIS_ADDRESS = `expected redis://user:password@host:6379, ${ESCAPED}`;
const POOLER = 'port 6543 is the transaction pooler; the bot needs the session port, 5432';

const port = z.coerce.number(PORT).int(PORT).min(0, PORT).max(65535, PORT);
const count = z.coerce.number(COUNT).int(COUNT).min(1, COUNT);

/** Every variable the bot reads, with its meaning. `.env.example` is held against this schema by a test. */
export const configSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('In production a missing token is an error, and logs are lines of JSON.'),
  DISCORD_TOKEN: z
    .string()
    .regex(/^\S+$/, 'expected the bare token: no spaces, no "Bot " before it')
    .optional()
    .describe('Token of the bot. Without it the local Discord is started.'),
  DISCORD_API_URL: z
    .url({ protocol: /^https?$/, error: 'expected an http or https URL' })
    .transform((url) => url.replace(/\/+$/, ''))
    .default('https://discord.com/api')
    .describe('Any Discord-compatible server; the API version is appended.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: DATABASE, abort: true })
    .refine(URL.canParse, { error: DATABASE_ADDRESS, abort: true })
    .refine((url) => !isTransactionPooler(url), POOLER)
    .optional()
    .describe('PostgreSQL 15 or newer. Without it the embedded database is used.'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, { error: REDIS, abort: true })
    .refine(URL.canParse, REDIS_ADDRESS)
    .optional()
    .describe('Redis for the task queue. Without it PostgreSQL drives the tasks.'),
  GOOGLE_PROJECT_ID: z
    .string()
    .optional()
    .describe(
      'Project whose Secret Manager has discord-token, database-url, redis-url and api-token. They win over .env.',
    ),
  SHARD_COUNT: z
    .union([z.literal('auto'), count], AUTO_OR_COUNT)
    .default('auto')
    .describe('Number of shards, or auto: ask Discord.'),
  SHARDS_PER_PROCESS: z
    .union([z.literal('auto'), count], AUTO_OR_COUNT)
    .default('auto')
    .describe(
      'Shards that share one gateway process, or auto: about eight, and no more processes than cores.',
    ),
  BACKENDS: count.default(1).describe('Number of backend processes.'),
  API_HOST: z.string().default('127.0.0.1').describe('Address on which the API listens.'),
  API_PORT: port.default(8080).describe('Port of the API.'),
  API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{32,}$/, 'expected at least 32 characters and no spaces, as of: openssl rand -hex 32')
    .optional()
    .describe(
      'What opens the API, at least 32 characters. Without it only public routes answer, such as health.',
    ),
  SANDBOX_PORT: port.default(8090).describe('Port of the local Discord and its page; 0 picks a free one.'),
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
