import { appendFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { SystemClock } from '../../../../src/core/clock.js';
import { createLogger } from '../../../../src/core/logger.js';
import { createTaskDriver } from '../../../../src/core/tasks/create-task-driver.js';
import type { Schedule } from '../../../../src/core/tasks/schedule.js';
import type { TickingTask } from '../../../../src/core/tasks/task-driver.js';

/** What a process of the test cluster is told. */
export interface TickProcessOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly ledger: string;
  readonly tasks: readonly LedgerTask[];
}

/** A task that only writes when it begins and ends. */
export interface LedgerTask {
  readonly name: string;
  readonly schedule: Schedule;
  /** How long a run takes, in milliseconds. */
  readonly takes: number;
}

export type ToTickProcess = { readonly stop: number };
export type FromTickProcess = 'started' | 'stopped';

/** One process of a cluster: drives tasks until it is told to stop. */
async function main({ databaseUrl, redisUrl, ledger, tasks }: TickProcessOptions): Promise<void> {
  const name = `tick ${process.pid}`;
  const logger = createLogger({ level: 'debug', name, pretty: true, write: writeWhenAsked });
  const driver = await createTaskDriver({ databaseUrl, redisUrl, clock: new SystemClock(), logger });
  process.on('disconnect', () => process.exit());
  process.on('message', async ({ stop }: ToTickProcess) => {
    await driver.stop(stop);
    say('stopped');
    process.disconnect?.();
  });
  await driver.start(tasks.map((task) => toTicking(task, ledger)));
  say('started');
}

function toTicking({ name, schedule, takes }: LedgerTask, ledger: string): TickingTask {
  const note = (what: string, due: Temporal.Instant) =>
    appendFileSync(
      ledger,
      `${JSON.stringify({ task: name, what, due, pid: process.pid, at: Date.now() })}\n`,
    );
  return {
    name,
    schedule,
    limit: 60_000,
    async run(due) {
      note('start', due);
      await delay(takes);
      note('end', due);
    },
  };
}

function say(what: FromTickProcess): void {
  process.send?.(what);
}

/** What goes wrong is what the tests make go wrong; `TICK_LOG` shows it. */
function writeWhenAsked(line: string): void {
  if (process.env['TICK_LOG']) process.stderr.write(line);
}

await main(JSON.parse(process.env['TICKS'] ?? ''));
