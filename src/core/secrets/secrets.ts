import type { ILogger } from '@sapphire/framework';
import type { Clock } from '../clock.js';
import { OperatorError } from '../operator-error.js';
import { variableOf } from './environment-provider.js';
import type { SecretProvider } from './provider.js';

/** Seconds. */
export interface SecretTimes {
  /** After this a value is asked for again, which is how a rotation is noticed. */
  readonly fresh: number;
  /** After this a secret that nobody had, or a place that was away, is asked for again. */
  readonly retry: number;
}

export interface SecretReport {
  readonly secret: string;
  /** Where the value came from; null when nobody has it. Never the value. */
  readonly source: string | null;
  /** The place could not be asked, so an older value is in use. */
  readonly stale: boolean;
}

interface Entry {
  readonly value: string | null;
  readonly source: string | null;
  readonly stale: boolean;
  /** Milliseconds since the epoch. */
  readonly askAgainAt: number;
}

/**
 * The bot's secrets: memory first, then the places in their order. A value that is known is kept in use while its
 * place is away; a secret is asked for once at a time, however many want it.
 */
export class Secrets {
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Entry>>();
  readonly #rotationListeners = new Set<(secret: string) => void>();

  constructor(
    private readonly providers: readonly SecretProvider[],
    private readonly clock: Clock,
    private readonly logger: Pick<ILogger, 'info' | 'warn'>,
    private readonly times: SecretTimes = { fresh: 300, retry: 60 },
  ) {}

  /** The secret's value, or null when no place has it. */
  async get(secret: string): Promise<string | null> {
    const entry = this.#entries.get(secret);
    if (entry && this.clock.now().epochMilliseconds < entry.askAgainAt) return entry.value;
    return (await this.#refresh(secret)).value;
  }

  /** Fetches all of these; one error names every one that is missing. */
  async require(secrets: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const found = await Promise.all(secrets.map(async (secret) => [secret, await this.get(secret)] as const));
    const missing = found.filter(([, value]) => value === null).map(([secret]) => secret);
    if (missing.length > 0) throw this.#missing(missing);
    return Object.fromEntries(found.map(([secret, value]) => [secret, value ?? '']));
  }

  /** Calls `listener` with the name of each secret whose value has changed. */
  onRotation(listener: (secret: string) => void): void {
    this.#rotationListeners.add(listener);
  }

  /** Asks again for every secret in use, so that a rotation is noticed without anybody wanting the secret. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((secret) => this.#refresh(secret)));
  }

  /** Where each secret in use came from. */
  report(): SecretReport[] {
    return [...this.#entries].map(([secret, { source, stale }]) => ({ secret, source, stale }));
  }

  #refresh(secret: string): Promise<Entry> {
    const asking = this.#asking.get(secret);
    if (asking) return asking;
    const asked = this.#ask(secret)
      .then((entry) => this.#keep(secret, entry))
      .finally(() => this.#asking.delete(secret));
    this.#asking.set(secret, asked);
    return asked;
  }

  async #ask(secret: string): Promise<Entry> {
    const known = this.#entries.get(secret);
    let away = false;
    for (const provider of this.providers) {
      try {
        const value = await provider.read(secret);
        if (value !== null) return this.#entry({ value, source: provider.name, stale: away });
      } catch (error) {
        away = true;
        this.logger.warn(`${provider.name} cannot be asked for the secret "${secret}": ${reasonOf(error)}`);
        if (known?.value && known.source === provider.name) return this.#entry({ ...known, stale: true });
      }
    }
    return this.#entry({ value: null, source: null, stale: away });
  }

  #entry({ value, source, stale }: Omit<Entry, 'askAgainAt'>): Entry {
    const seconds = value === null || stale ? this.times.retry : this.times.fresh;
    return { value, source, stale, askAgainAt: this.clock.now().epochMilliseconds + seconds * 1000 };
  }

  #keep(secret: string, entry: Entry): Entry {
    const before = this.#entries.get(secret);
    this.#entries.set(secret, entry);
    if (before?.value && entry.value && before.value !== entry.value) {
      this.logger.info(`The secret "${secret}" has changed (${entry.source})`);
      for (const listener of this.#rotationListeners) listener(secret);
    }
    return entry;
  }

  #missing(secrets: readonly string[]): OperatorError {
    const places = this.providers.map((provider) => provider.name).join(', then ');
    const away = secrets.some((secret) => this.#entries.get(secret)?.stale);
    return new OperatorError(`Missing secrets: ${secrets.join(', ')}`, {
      why: `Asked ${places}${away ? '; not every place could be asked, see the warnings above' : ''}.`,
      next: `Set ${secrets.map(variableOf).join(', ')} in the environment, or add the secrets to Secret Manager.`,
    });
  }
}

/** The first line only: gRPC errors carry details that may quote the request. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
