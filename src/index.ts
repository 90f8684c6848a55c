import type { Config } from './core/config/config.js';
import { type BotLogger, createLogger } from './core/logger.js';
import { leftOutLine } from './core/plugins/plugin-fault.js';
import { openCoordinationDatabase } from './core/processes/coordination-database.js';
import { lockDataFolder } from './core/processes/data-folder-lock.js';
import { type HostPart, requireAgreement, requireToken, wholeBot } from './core/processes/host-part.js';
import { HostProcesses } from './core/processes/host-processes.js';
import { openDatabase } from './core/processes/manager-database.js';
import type { Plan } from './core/processes/messages.js';
import { prepare } from './core/processes/prepare-run.js';
import { listenForSignals } from './core/processes/signals.js';
import type { Supervisor } from './core/processes/supervisor.js';

/** A manager that has started, with all processes of this host. */
export interface Manager {
  /** What was found out before the start; null when it was stopped before that. */
  readonly plan: Plan | null;
  /** For example `http://127.0.0.1:8080`; null without a backend on this host. */
  readonly apiUrl: string | null;
  /** Resolves when everything was stopped in order; rejects with an `OperatorError` when somebody has to mend something. */
  readonly ended: Promise<void>;
  /** Ends every process of this host, in order. */
  stop(): Promise<void>;
  /** Replaces one process after another. Asked for meanwhile, it waits for the same restart. */
  restart(): Promise<void>;
}

/**
 * Starts the bot, or one host's part of it: database, preparation, processes. Resolves when all are ready, or when it
 * was stopped meanwhile. From the call on it acts on signals: SIGINT and SIGTERM stop, SIGUSR2 restarts one by one.
 *
 * @throws {OperatorError} when somebody has to mend something before it can start
 */
export async function startManager(config: Config, part: HostPart = wholeBot): Promise<Manager> {
  const manager = new RunningManager(config, part);
  await manager.start();
  return manager;
}

/** The reason to quit that is none to complain about. */
const asked = Symbol('asked to stop');

class RunningManager implements Manager {
  plan: Plan | null = null;
  readonly #config: Config;
  readonly #part: HostPart;
  readonly #logger: BotLogger;
  /** Released at the end, last first. */
  readonly #resources = new AsyncDisposableStack();
  readonly #quit = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #processes: HostProcesses | null = null;
  #isUp = false;
  #restarting: Promise<void> | null = null;

  constructor(config: Config, part: HostPart) {
    this.#config = config;
    this.#part = part;
    const pretty = config.NODE_ENV !== 'production';
    this.#logger = createLogger({ level: config.LOG_LEVEL, name: 'manager', pretty });
    this.#ended.promise.catch(() => undefined); // whoever cares awaits `ended`
  }

  get apiUrl(): string | null {
    return this.#processes?.apiUrl ?? null;
  }

  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  async start(): Promise<void> {
    const { signal } = this.#quit;
    this.#resources.defer(listenForSignals(this.#signalActions()));
    await this.#bringUp().catch((error) => this.#quit.abort(error));
    if (!signal.aborted) return signal.addEventListener('abort', () => void this.#shutDown());
    await this.#shutDown();
    await this.ended;
  }

  async stop(): Promise<void> {
    this.#quit.abort(asked);
    await this.ended;
  }

  async restart(): Promise<void> {
    const supervisor = this.#processes?.supervisor;
    if (!supervisor || !this.#isUp) return; // still starting: everything is new
    this.#restarting ??= this.#roll(supervisor).finally(() => {
      this.#restarting = null;
    });
    await this.#restarting;
  }

  async #bringUp(): Promise<void> {
    const began = performance.now();
    const config = this.#config;
    const token = requireToken(config);
    requireAgreement(this.#part, config);

    this.#resources.use(lockDataFolder(config.DATA_DIR));
    const { url: databaseUrl } = this.#resources.use(await openDatabase(config, this.#logger));
    const common = { config, token, databaseUrl };
    const plan = await prepare({ ...common, name: 'prepare', processes: 1 }, this.#quit.signal);
    this.#report(plan);

    const database = openCoordinationDatabase(databaseUrl);
    this.#resources.defer(() => database.close());
    const processes = new HostProcesses(
      {
        ...common,
        part: this.#part,
        shardCount: plan.shardCount,
        toldLeftOut: plan.leftOut.map(({ name }) => name),
      },
      { database, logger: this.#logger, onFatal: (error) => this.#quit.abort(error) },
    );
    this.#processes = this.#resources.use(processes);
    await Promise.race([processes.start(), this.#untilQuit()]);

    this.#isUp = true;
    this.plan = plan;
    this.#logger.info(
      `Ready after ${Math.round(performance.now() - began)} ms: ${processes.names.join(', ')}.`,
    );
    process.send?.('ready'); // for pm2
  }

  async #roll(supervisor: Supervisor): Promise<void> {
    this.#logger.info('Restarting one process after another.');
    const failed = await supervisor.roll();
    if (failed) this.#logger.error(`${failed} did not come up again; the others were left as they are.`);
    else this.#logger.info('All processes are new.');
  }

  #report(plan: Plan): void {
    const { migrationsApplied, commandsRegistered, leftOut } = plan;
    if (migrationsApplied.length > 0) this.#logger.info(`Migrated: ${migrationsApplied.join(', ')}.`);
    if (commandsRegistered !== null) this.#logger.info(`Registered ${commandsRegistered} commands.`);
    for (const left of leftOut) this.#logger.warn(leftOutLine(left));
  }

  async #untilQuit(): Promise<never> {
    const { signal } = this.#quit;
    signal.throwIfAborted();
    return await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }

  /** Once: when the start has failed or was interrupted, or else when somebody or something ends the bot. */
  async #shutDown(): Promise<void> {
    const { reason } = this.#quit.signal;
    if (reason === asked) this.#logger.info('Stopping.');
    await this.#resources.disposeAsync().catch((error) => this.#logger.error('Stopping failed.', error));
    if (reason === asked) this.#ended.resolve();
    else this.#ended.reject(reason);
  }

  #signalActions() {
    return {
      stop: () => this.#quit.abort(asked),
      restart: () => void this.restart(),
      force: () => {
        this.#processes?.supervisor.kill();
        process.exit(130);
      },
    };
  }
}
