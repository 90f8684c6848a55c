import pg from 'pg';
import { migrate } from '../../../src/core/database/migrations/migrate.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { openWorldDatabase } from '../../../src/testing/world-database.js';

export interface BenchWorld {
  readonly discord: Sandbox;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** A local Discord without rate limits, with the three commands registered, and a migrated database. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const discord = await startSandbox({
    limits: { requestsPerSecond: null },
    gatewayLimits: { identifyIntervalMs: 0 },
    application: { maxConcurrency: 16 },
    patience: 30_000,
  });
  const database = await openWorldDatabase();
  await migrate({ url: database.url, plugins: [] });
  await prepareTable(database.url);
  await registerCommands(discord);
  return {
    discord,
    databaseUrl: database.url,
    async close() {
      await discord.close();
      await database.close();
    },
  };
}

async function prepareTable(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table bench_counts (guild_id bigint primary key, uses int not null)');
  await client.end();
}

async function registerCommands(discord: Sandbox): Promise<void> {
  const commands = ['noop', 'cached', 'write'].map((name) => ({ name, description: 'measured' }));
  const response = await fetch(`${discord.url}/v10/applications/${discord.applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(commands),
  });
  if (!response.ok) throw new Error(`The commands were refused: ${await response.text()}`);
}
