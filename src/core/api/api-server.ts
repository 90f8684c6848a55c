import { type AddressInfo, Server as NetServer } from 'node:net';
import { container } from '@sapphire/framework';
import { type ApiRequest, type ApiResponse, Server, ServerEvent } from '@sapphire/plugin-api';
import { errorCode } from '../../utils/error-code.js';
import type { BotLogger } from '../logger.js';
import { OperatorError } from '../operator-error.js';
import { ApiDoor } from './api-door.js';
import type { ApiOptions } from './api-options.js';
import { ApiRouteStore } from './api-route-store.js';
import { RequestHandler } from './request-handler.js';

const MAXIMUM_BODY_LENGTH = 64 * 1024;

/** How long a connection may be idle, as clients are told, and a little longer for what they have just sent. */
const IDLE = { keepAliveTimeout: 1_000, keepAliveTimeoutBuffer: 500 };

/**
 * The HTTP API of a backend process. Its stores `routes` and `middlewares` are there from the start, so that pieces
 * can be loaded into them; it listens when they are.
 */
export class ApiServer {
  readonly #server: Server;
  readonly #answering = new Set<ApiResponse>();
  #isListening = false;
  #isClosing = false;

  constructor(
    private readonly options: ApiOptions,
    logger: BotLogger,
  ) {
    const { host, port, token } = options;
    this.#server = new Server({
      automaticallyConnect: false,
      prefix: 'api',
      maximumBodyLength: MAXIMUM_BODY_LENGTH,
      listenOptions: { host, port },
      server: { requestTimeout: 15_000, headersTimeout: 10_000, ...IDLE },
    });
    this.#server.server.maxConnections = 1_000;
    const routes = new ApiRouteStore();
    container.stores.register(routes).register(this.#server.middlewares);
    const handler = new RequestHandler({
      door: new ApiDoor(token),
      routes,
      middlewares: this.#server.middlewares,
      logger,
    });
    this.#server.on(ServerEvent.Request, (request: ApiRequest, response: ApiResponse) => {
      this.#answering.add(response);
      response.once('close', () => this.#answering.delete(response));
      if (this.#isClosing) endWithAnswer(response);
      void handler.handle(request, response);
    });
    this.#server.on(ServerEvent.Error, (error: Error) => {
      // Before that `listen` rejects with it.
      if (this.#isListening) logger.error('The API server has a problem', error);
    });
  }

  /** Resolves with the server's address, for example `http://127.0.0.1:8080`. */
  async listen(): Promise<string> {
    await this.#server.connect().catch((error: unknown) => {
      throw explainListening(this.options, error);
    });
    this.#isListening = true;
    // The address of a server that listens on a host and port is no string.
    const { port } = this.#server.server.address() as AddressInfo;
    const { host } = this.options;
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /**
   * Takes no new connection, and waits for the answers that are on their way. Connections that are idle end with their
   * next answer, or when their time is over, as clients know: `close` of an HTTP server would cut them off at once, and
   * with them requests that are just arriving.
   */
  async close(): Promise<void> {
    this.#isClosing = true;
    for (const response of this.#answering) endWithAnswer(response);
    await new Promise<void>((resolve, reject) => {
      NetServer.prototype.close.call(this.#server.server, (error) => (error ? reject(error) : resolve()));
    });
  }
}

/** The client is told to ask the next time by a new connection, which is another process's. */
function endWithAnswer(response: ApiResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}

const causes: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there already.',
  EACCES: 'This user may not listen there; ports below 1024 are for root.',
  EADDRNOTAVAIL: 'This machine has no such address.',
};

function explainListening({ host, port }: ApiOptions, cause: unknown): unknown {
  const why = causes[errorCode(cause)];
  if (!why) return cause;
  return new OperatorError(`The API cannot listen on ${host}, port ${port}`, {
    why,
    next: 'Set API_PORT to a free port, or API_HOST to an address of this machine, and start again.',
    cause,
  });
}
