import type { Config } from '../config/config.js';
import { type BotLogger, createLogger } from '../logger.js';
import { leftOutLine } from '../plugins/plugin-fault.js';
import { openCoordinationDatabase } from './coordination-database.js';
import { lockDataFolder } from './data-folder-lock.js';
import { type HostPart, requireAgreement, requireToken } from './host-part.js';
import { HostProcesses } from './host-processes.js';
import type { Manager } from './manager.js';
import { openDatabase } from './manager-database.js';
import type { Plan } from './messages.js';
import { prepare } from './prepare-run.js';
import { listenForSignals } from './signals.js';
import type { Supervisor } from './supervisor.js';

/** The reason to quit that is none to complain about. */
const asked = Symbol('asked to stop');

/** The manager of this host: it brings everything up, and ends it in order, whatever the reason. */
export class RunningManager implements Manager {
  plan: Plan | null = null;
  readonly #logger: BotLogger;
  /** Released at the end, last first. */
  readonly #resources = new AsyncDisposableStack();
  readonly #quit = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #processes: HostProcesses | null = null;
  #isUp = false;
  #restarting: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    private readonly part: HostPart,
  ) {
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
    const config = this.config;
    const token = requireToken(config);
    requireAgreement(this.part, config);

    this.#resources.use(lockDataFolder(config.DATA_DIR));
    const { url: databaseUrl } = this.#resources.use(
      await openDatabase(config, this.#logger, this.#quit.signal),
    );
    const common = { config, token, databaseUrl };
    const plan = await prepare({ ...common, name: 'prepare', processes: 1 }, this.#quit.signal);
    this.#report(plan);

    const database = openCoordinationDatabase(databaseUrl);
    this.#resources.defer(() => database.close());
    const processes = new HostProcesses(
      {
        ...common,
        part: this.part,
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
