import type { Config } from '../core/config/config.js';

/** Runs `work` with the configured database, or the embedded one, which is stopped again if it did not run before. */
export async function withDatabase<Result>(
  { DATABASE_URL, DATA_DIR }: Config,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (DATABASE_URL) return work(DATABASE_URL);
  const { ensurePostgres, stopPostgres } = await import('../core/database/embedded/embedded-postgres.js');
  const postgres = await ensurePostgres({ dataDir: DATA_DIR });
  try {
    return await work(postgres.url);
  } finally {
    if (postgres.started) await stopPostgres(postgres);
  }
}
