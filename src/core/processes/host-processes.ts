import { SystemClock } from '../clock.js';
import type { BotLogger } from '../logger.js';
import type { OperatorError } from '../operator-error.js';
import type { CoordinationDatabase } from './coordination-database.js';
import { Heartbeats, noGateway } from './heartbeats.js';
import { isShared } from './host-part.js';
import { LeasedWindow } from './leased-window.js';
import { type HostPlan, processSpecs } from './process-specs.js';
import { RequestDesk } from './request-desk.js';
import { GLOBAL_REQUESTS_PER_SECOND, type SendWindow, SlidingWindow } from './sliding-window.js';
import { Supervisor } from './supervisor.js';

export interface HostSurroundings {
  readonly database: CoordinationDatabase;
  readonly logger: BotLogger;
  /** A process cannot work, and no restart would help. */
  readonly onFatal: (error: OperatorError) => void;
}

/** The processes of this host: kept running, given their turns to send, seen in the database. */
export class HostProcesses implements AsyncDisposable {
  readonly supervisor: Supervisor;
  readonly names: readonly string[];
  readonly #heartbeats: Heartbeats;
  /** Where the API of this host answers; null before a backend is ready. */
  apiUrl: string | null = null;

  constructor(plan: HostPlan, surroundings: HostSurroundings) {
    const { database, logger } = surroundings;
    const desk = new RequestDesk(createWindow(plan, surroundings));
    const specs = processSpecs(plan);
    this.names = specs.map(({ name }) => name);
    this.supervisor = new Supervisor(specs, {
      logger,
      events: {
        message: (child, message) => {
          desk.hear(child, message);
          if (message.op === 'ready') this.apiUrl = message.apiUrl ?? this.apiUrl;
        },
        gone: (child) => desk.forget(child),
        fatal: surroundings.onFatal,
      },
    });
    this.#heartbeats = new Heartbeats({
      database,
      role: 'manager',
      facts: () => noGateway,
      clock: new SystemClock(),
      logger,
    });
  }

  /** Resolves when all of them are ready. */
  async start(): Promise<void> {
    await this.#heartbeats.start();
    await this.supervisor.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.supervisor.stop();
    await this.#heartbeats.stop();
  }
}

function createWindow({ part }: HostPlan, { database, logger }: HostSurroundings): SendWindow {
  return isShared(part) ? new LeasedWindow(database, logger) : new SlidingWindow(GLOBAL_REQUESTS_PER_SECOND);
}
