import type { IncomingMessage } from 'node:http';
import type { Snowflake } from 'discord-api-types/v10';
import { ApiError, invalidForm } from '../api-error.js';
import { findApplicationByToken } from '../state/applications.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';
import { type Answer, INTERNAL_ERROR, UNAUTHORIZED } from './answer.js';
import { decodePart } from './decode-part.js';
import type { RateLimiter } from './rate-limits.js';
import { readRequestBody } from './request-body.js';
import { type RouteAnswer, type RouteParam, RouteResponse } from './route.js';
import type { RouteMatch } from './route-table.js';

/** One request on its way to its route. */
export interface Exchange {
  readonly world: World;
  /** Null where limits are switched off. */
  readonly limiter: RateLimiter | null;
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly match: RouteMatch;
}

/** What becomes known of a request on its way, for the ledger. */
interface Trace {
  applicationId: Snowflake | null;
  body: unknown;
  readonly messageIds: Snowflake[];
}

/** Who asks, may it ask now, what does it ask, and what does its route answer. All of it is written to the ledger. */
export async function answerExchange(exchange: Exchange): Promise<Answer> {
  const trace: Trace = { applicationId: null, body: undefined, messageIds: [] };
  const answer = await answerOrRefuse(exchange, trace);
  const { world, url, match } = exchange;
  const entry = {
    ...trace,
    method: match.method,
    path: url.pathname,
    route: match.address,
    status: answer.status,
    nonce: nonceOf(trace.body),
  };
  world.ledger.record(entry, answer.body);
  return answer;
}

async function answerOrRefuse(exchange: Exchange, trace: Trace): Promise<Answer> {
  let headers: Answer['headers'] = {};
  try {
    const application = authenticate(exchange);
    if (!application) return UNAUTHORIZED;
    trace.applicationId = application.id;
    const verdict = exchange.limiter?.take(application.id, exchange.match);
    if (verdict?.refusal) return verdict.refusal;
    headers = verdict?.headers ?? {};
    return toAnswer(await runRoute(exchange, application, trace), headers);
  } catch (error) {
    if (error instanceof ApiError) return { status: error.status, headers, body: error.toBody() };
    const isGone = !exchange.request.complete && exchange.request.destroyed;
    if (isGone) return { ...INTERNAL_ERROR, headers };
    // A bug of the sandbox: the client gets what Discord would answer, and the reader of the log gets the cause.
    console.error(`${exchange.match.method} ${exchange.url.pathname}`, error);
    return { ...INTERNAL_ERROR, headers };
  }
}

function authenticate({ world, request, match }: Exchange): ApplicationState | undefined {
  if (match.route.authenticate) return match.route.authenticate(world, paramOf(match));
  const [, token] = /^Bot (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  return token ? findApplicationByToken(world, token) : undefined;
}

async function runRoute(
  { world, request, url, match }: Exchange,
  application: ApplicationState,
  trace: Trace,
): Promise<RouteAnswer> {
  checkIds(match);
  const { json, files } = await readRequestBody(request);
  trace.body = json;
  return match.route.handle({
    world,
    application,
    origin: url.origin,
    param: paramOf(match),
    hasParam: (name) => match.params.has(name),
    query: url.searchParams,
    body: json,
    files,
    reason: readReason(request),
    created: (messageId) => trace.messageIds.push(messageId),
  });
}

function paramOf({ params, address }: RouteMatch): RouteParam {
  return (name) => {
    const value = params.get(name);
    if (value === undefined) throw new Error(`the address ${address} has no part [${name}]`);
    return value;
  };
}

/** A part of the path that is named as an id must be one. */
function checkIds({ params }: RouteMatch): void {
  for (const [name, value] of params) {
    if (!name.endsWith('Id') || /^\d{1,20}$/.test(value)) continue;
    const field = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const message = `Value "${value}" is not snowflake.`;
    throw invalidForm({ path: [field], code: 'NUMBER_TYPE_COERCE', message });
  }
}

function readReason(request: IncomingMessage): string | null {
  const reason = request.headers['x-audit-log-reason'];
  return typeof reason === 'string' ? decodePart(reason) : null;
}

function toAnswer(answer: RouteAnswer, headers: Answer['headers']): Answer {
  if (answer === null) return { status: 204, headers, body: undefined };
  if (answer instanceof RouteResponse) return { status: answer.status, headers, body: answer.body };
  return { status: 200, headers, body: answer };
}

function nonceOf(body: unknown): string | null {
  const hasNonce = typeof body === 'object' && body !== null && 'nonce' in body;
  return hasNonce && body.nonce != null ? String(body.nonce) : null;
}
