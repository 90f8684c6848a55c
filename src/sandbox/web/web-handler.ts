import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequestBody } from '../rest/request-body.js';
import type { World } from '../world.js';
import { ENDPOINTS } from './endpoints.js';
import { streamEvents } from './event-stream.js';
import { sendFile, sendJson, sendNothing, sendProblem } from './page-answer.js';
import { PageError } from './page-error.js';
import { PageInteractions } from './page-interactions.js';
import { readLocale, readPerson } from './people.js';
import { requireOwnPage, requireThisMachine } from './security.js';
import { readStaticFiles, type StaticFile } from './static-files.js';

export type WebHandler = (request: IncomingMessage, response: ServerResponse) => void;

const API = '/sandbox/';

/** Serves the page under `/`, and what it needs to know and do under `/sandbox/`. */
export function createWebHandler(world: World): WebHandler {
  const site = new Site(world);
  return async (request, response) => {
    try {
      requireThisMachine(request);
      await site.answer(request, response);
    } catch (error) {
      sendProblem(response, error);
    }
  };
}

class Site {
  readonly #files = readStaticFiles();
  readonly #interactions: PageInteractions;

  constructor(private readonly world: World) {
    this.#interactions = new PageInteractions(world);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === `${API}events`) {
      streamEvents(this.world, this.#interactions, readPerson(this.world, url.searchParams), response);
    } else if (url.pathname.startsWith(API)) {
      const answer = await this.#answerCall(request, url);
      if (answer === undefined) sendNothing(response);
      else sendJson(response, answer);
    } else sendFile(response, this.#findFile(request, url));
  }

  async #answerCall(request: IncomingMessage, { pathname, searchParams: query }: URL): Promise<unknown> {
    const name = `${request.method} ${pathname.slice(API.length)}`;
    const endpoint = ENDPOINTS.get(name);
    if (!endpoint) throw new PageError(404, `There is no ${name}.`);
    requireOwnPage(request);
    const user = readPerson(this.world, query);
    const locale = readLocale(query);
    const { json: body, files } = await readRequestBody(request);
    return endpoint({
      world: this.world,
      interactions: this.#interactions,
      user,
      locale,
      query,
      body,
      files,
    });
  }

  #findFile({ method }: IncomingMessage, { pathname }: URL): StaticFile {
    const file = method === 'GET' ? this.#files.get(pathname) : undefined;
    if (!file) throw new PageError(404, 'There is no such page.');
    return file;
  }
}
