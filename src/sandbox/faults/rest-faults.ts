import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from '../ledger.js';
import type { Answer } from '../rest/answer.js';
import type { Interceptor } from '../rest/handler.js';
import { type FaultyAnswer, faultyAnswer } from './faulty-answers.js';
import { seededRandom } from './seeded-random.js';

/** What goes wrong with a request: an answer in place of Discord's, or none, before or after it has taken effect. */
export type RestFault = FaultyAnswer | 'slow' | 'hang' | 'reset' | 'acceptThenHang' | 'acceptThenReset';

/** Which requests it happens to; all of them when nothing is said. */
export interface RestFaultScope {
  readonly method?: string;
  /** Is held against the path without the query, for example `/\/messages$/`. */
  readonly path?: RegExp;
  /** How many requests; without end when left out. */
  readonly times?: number;
  /** Share of the requests, 0 to 1, picked by a seeded generator: the same ones in each run. */
  readonly probability?: number;
  readonly seed?: number;
  /** What a rate limit tells the client to wait, in seconds. */
  readonly retryAfter?: number;
  /** How long the answer of a slow Discord takes, in seconds of real time. */
  readonly delay?: number;
}

export interface ActiveRestFault {
  /** How many requests it has happened to. */
  readonly hits: number;
  end(): void;
}

interface Active extends RestFaultScope {
  readonly fault: RestFault;
  readonly random: () => number;
  hits: number;
}

/** Makes REST requests go wrong on command. */
export class RestFaults {
  readonly #active = new Set<Active>();

  constructor(private readonly ledger: Ledger) {}

  add(fault: RestFault, scope: RestFaultScope = {}): ActiveRestFault {
    const active: Active = { ...scope, fault, random: seededRandom(scope.seed ?? 1), hits: 0 };
    this.#active.add(active);
    return {
      get hits() {
        return active.hits;
      },
      end: () => this.#active.delete(active),
    };
  }

  clear(): void {
    this.#active.clear();
  }

  readonly intercept: Interceptor = async (request, proceed) => {
    const hit = [...this.#active].find((active) => strikes(active, request));
    if (!hit) return proceed();
    hit.hits += 1;
    return this.#spoil(hit, request, proceed);
  };

  async #spoil(
    { fault, retryAfter = 1, delay = 1 }: Active,
    request: IncomingMessage,
    proceed: () => Promise<Answer>,
  ): Promise<Answer | null> {
    if (fault === 'slow') {
      const answer = await proceed();
      await sleep(delay * 1000);
      return answer;
    }
    if (fault === 'acceptThenHang' || fault === 'acceptThenReset') await proceed();
    if (fault === 'reset' || fault === 'acceptThenReset') request.socket.resetAndDestroy();
    else if (fault === 'hang' || fault === 'acceptThenHang') await once(request.socket, 'close');
    else return this.#answer(fault, retryAfter);
    return null;
  }

  #answer(fault: FaultyAnswer, retryAfter: number): Answer {
    const answer = faultyAnswer(fault, retryAfter);
    if (answer.status === 429 && fault !== 'sharedLimit') this.ledger.recordInvalidRequest();
    return answer;
  }
}

function strikes(
  { method, path, times, probability, hits, random }: Active,
  request: IncomingMessage,
): boolean {
  const asked = (request.url ?? '').split('?')[0] ?? '';
  if (method !== undefined && method !== request.method) return false;
  if (path && !path.test(asked)) return false;
  if (times !== undefined && hits >= times) return false;
  return probability === undefined || random() < probability;
}
