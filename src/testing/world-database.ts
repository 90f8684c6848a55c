import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchOver } from '../core/database/embedded/watch-over.js';

export interface WorldDatabase {
  readonly url: string;
  close(): Promise<void>;
}

/** Nothing in a test's database has to survive a power cut. */
const fast = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** A new, empty embedded database in a temporary folder; it ends with this process, also when that is killed. */
export async function openWorldDatabase(): Promise<WorldDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'alphapy-world-'));
  chmodSync(dataDir, 0o755); // the server runs as another user when we are root
  const postgres = await watchOver({ dataDir, graceSeconds: 0, settings: fast });
  return {
    url: postgres.url,
    async close() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
