import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import pg from 'pg';
import { openWrittenLedger } from './written-ledger.js';

/** As graphile-worker's own manual tunes it for many small jobs: taken and completed in batches. */
const BATCHED = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const CONCURRENT = 24;

/** With a ledger, as many as our engine has on their way here, so that as many are written together. */
const CONCURRENT_WITH_LEDGER = 100;

const silent = new Logger(() => () => undefined);

interface Payload {
  readonly number: number;
}

/**
 * Jobs that do nothing, `run`; or that prove what was sent, `runWithLedger`: a row for each delivery, unique, before
 * anything is sent, and then that it was. Those rows are written together for all jobs that run at the same time.
 */
export async function openGraphile(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  pool.on('error', (error) => console.error('A connection broke:', error));
  const utils = await makeWorkerUtils({ pgPool: pool, logger: silent });
  await utils.migrate();
  const ledger = await openWrittenLedger(pool);
  return {
    run: (count: number) => runAll(count, CONCURRENT, async () => undefined),
    async runWithLedger(count: number): Promise<number> {
      await ledger.clear();
      const milliseconds = await runAll(count, CONCURRENT_WITH_LEDGER, async ({ number }) => {
        await ledger.begin(number);
        await ledger.sent(number);
      });
      const sent = await ledger.countSent();
      if (sent !== count) throw new Error(`${sent} instead of ${count}`);
      return milliseconds;
    },
    async close() {
      await utils.release();
      await pool.end();
    },
  };

  async function runAll(
    count: number,
    concurrentJobs: number,
    task: (payload: Payload) => Promise<void>,
  ): Promise<number> {
    await utils.addJobs(
      Array.from({ length: count }, (_, number) => ({
        identifier: 'remind',
        payload: { number, text: 'tea' },
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
      preset: { worker: { ...BATCHED, concurrentJobs } },
      taskList: {
        async remind(payload) {
          await task(payload as Payload);
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
  }
}
