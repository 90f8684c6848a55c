import { setTimeout as sleep } from 'node:timers/promises';
import { SystemClock } from '../clock.js';
import { reportIncident } from '../incident.js';
import { type BotLogger, createLogger } from '../logger.js';
import { OperatorError } from '../operator-error.js';
import { type CoordinationDatabase, openCoordinationDatabase } from './coordination-database.js';
import { IpcLink } from './ipc-link.js';
import type { ManagerLink } from './manager-link.js';
import type { Assignment, ToManager } from './messages.js';

/** What the work of a process has at hand. */
export interface ProcessTools {
  readonly assignment: Assignment;
  readonly manager: ManagerLink;
  readonly logger: BotLogger;
  readonly clock: SystemClock;
  readonly database: CoordinationDatabase;
  /** Ends this process with the error as the reason. An `OperatorError` ends the whole bot. */
  fail(error: unknown): void;
}

/** What a process does once it has started. */
export interface ProcessWork {
  readonly apiUrl: string | null;
  stop(): Promise<void>;
}

/** The manager kills after ten seconds. */
const STOP_DEADLINE = 8_000;

/** The frame of every process that the manager starts: takes its assignment, does the work, and ends in order. */
export async function runProcess(start: (tools: ProcessTools) => Promise<ProcessWork>): Promise<void> {
  const link = new IpcLink();
  // Ctrl-C in a terminal reaches every process. Only the manager acts on it, and tells the others.
  process.on('SIGINT', () => undefined);
  const ending = Promise.withResolvers<void>();
  process.on('SIGTERM', () => ending.resolve());
  process.on('disconnect', () => ending.resolve());
  link.on('stop', () => ending.resolve());

  const assignment = await Promise.race([link.assignment(), ending.promise]);
  if (!assignment) process.exit(0);
  link.startBeating();
  const tools = prepareTools(assignment, link);
  process.on('uncaughtException', (error) => tools.fail(error));
  // An `await` that a plugin forgot must not take the process's shards with it.
  process.on('unhandledRejection', (error) => void reportIncident(tools.logger, error, {}));

  try {
    const work = await Promise.race([start(tools), ending.promise]);
    if (!work) process.exit(0); // asked to end while still starting
    link.send({ op: 'ready', apiUrl: work.apiUrl });
    await ending.promise;
    await endInOrder(work, tools);
  } catch (error) {
    tools.fail(error);
  }
}

function prepareTools(assignment: Assignment, manager: IpcLink): ProcessTools {
  const { config, name, databaseUrl } = assignment;
  const logger = createLogger({ level: config.LOG_LEVEL, name, pretty: config.NODE_ENV !== 'production' });
  return {
    assignment,
    manager,
    logger,
    clock: new SystemClock(),
    database: openCoordinationDatabase(databaseUrl),
    fail(error) {
      if (process.exitCode === 1) return; // one reason is enough
      if (!(error instanceof OperatorError)) logger.error('Cannot go on.', error);
      process.exitCode = 1;
      void manager.deliver(describe(error)).then(() => process.exit());
    },
  };
}

function describe(error: unknown): ToManager {
  if (error instanceof OperatorError) {
    const { why, next, passing = false } = error.details;
    return { op: 'failed', text: error.message, operator: { why, next, passing } };
  }
  const text = `failed: ${error instanceof Error ? error.message : String(error)}`;
  return { op: 'failed', text, operator: null };
}

async function endInOrder(work: ProcessWork, { logger, database }: ProcessTools): Promise<never> {
  const inTime = work.stop().then(() => database.close());
  const late = sleep(STOP_DEADLINE).then(() =>
    logger.warn('Did not stop in time; what was left is cut off.'),
  );
  await Promise.race([inTime, late]);
  process.exit(0);
}
