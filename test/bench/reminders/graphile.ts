import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';

/** As graphile-worker's own manual tunes it for many small jobs: taken and completed in batches. */
const BATCHED = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const CONCURRENT = 24;

const silent = new Logger(() => () => undefined);

export async function openGraphile(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  await utils.migrate();
  return {
    async run(count: number): Promise<number> {
      await utils.addJobs(
        Array.from({ length: count }, (_, n) => ({
          identifier: 'remind',
          payload: { channel: n, text: 'tea' },
        })),
      );
      await pool.query('analyze');
      let left = count;
      let finish: () => void = () => undefined;
      const finished = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const began = performance.now();
      const runner = await run({
        pgPool: pool,
        logger: silent,
        noHandleSignals: true,
        preset: { worker: { ...BATCHED, concurrentJobs: CONCURRENT } },
        taskList: {
          async remind() {
            left -= 1;
            if (left === 0) finish();
          },
        },
      });
      await finished;
      await runner.stop(); // also completes what is not completed yet
      const milliseconds = performance.now() - began;
      const { rows } = await pool.query('select count(*)::int as count from graphile_worker.jobs');
      if (rows[0].count !== 0) throw new Error(`${rows[0].count} jobs are left`);
      return milliseconds;
    },
    async close() {
      await utils.release();
      await pool.end();
    },
  };
}
