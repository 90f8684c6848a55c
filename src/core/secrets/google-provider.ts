import type { SecretManagerServiceClient } from '@google-cloud/secret-manager';
import type { SecretProvider } from './provider.js';

export type GoogleClientOptions = ConstructorParameters<typeof SecretManagerServiceClient>[0];

/** @see https://grpc.io/docs/guides/status-codes/ */
const notFound = 5;
const unavailable = 14;

/**
 * Google Secret Manager. The library (45 MB of memory, a second to load) is loaded with the first secret asked for,
 * so a bot without Google pays nothing.
 */
export class GoogleProvider implements SecretProvider {
  readonly name: string;
  #client: Promise<SecretManagerServiceClient> | null = null;

  constructor(
    private readonly project: string,
    private readonly options: GoogleClientOptions = {},
    /** Milliseconds that one answer may take, retries included: a start must not hang on a manager that is away. */
    private readonly deadline = 5000,
  ) {
    this.name = `Google Secret Manager (project ${project})`;
  }

  async read(secret: string): Promise<string | null> {
    const client = await this.#connect();
    const name = `projects/${this.project}/secrets/${secret}/versions/latest`;
    try {
      const [version] = await client.accessSecretVersion({ name }, { retry: retryUntil(this.deadline) });
      return decode(version.payload?.data);
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = await this.#client;
    await client?.close();
  }

  #connect(): Promise<SecretManagerServiceClient> {
    this.#client ??= import('@google-cloud/secret-manager').then(
      (library) => new library.SecretManagerServiceClient({ projectId: this.project, ...this.options }),
    );
    return this.#client;
  }
}

/** The library's own default is to retry for a minute; the caller has an older value or another place to ask. */
function retryUntil(deadline: number) {
  return {
    retryCodes: [unavailable],
    backoffSettings: {
      initialRetryDelayMillis: 100,
      retryDelayMultiplier: 2,
      maxRetryDelayMillis: 1000,
      initialRpcTimeoutMillis: deadline,
      rpcTimeoutMultiplier: 1,
      maxRpcTimeoutMillis: deadline,
      totalTimeoutMillis: deadline,
    },
  };
}

function decode(data: Uint8Array | string | null | undefined): string | null {
  if (data === null || data === undefined) return null;
  // A trailing newline is what `echo secret | gcloud secrets versions add` leaves behind.
  const text = typeof data === 'string' ? data : new TextDecoder().decode(data);
  return text.replace(/\r?\n$/, '') || null;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === notFound;
}
