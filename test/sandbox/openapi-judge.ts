import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import type { LedgerEntry } from '../../src/sandbox/ledger.js';
import type { World } from '../../src/sandbox/world.js';
import { relax } from './openapi-relax.js';

const DESCRIPTION = join(process.cwd(), '../shared/spec/discord-openapi.json');
const BASE = 'discord';
const addFormats = addFormatsModule.default; // a CommonJS module: its function is one level down

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

type Content = Readonly<Partial<Record<string, unknown>>>;
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/**
 * Discord's own OpenAPI description, which is optional, as a judge over what the sandbox accepts and answers:
 *
 *     const problems = watchWithJudge(world);
 *     ...
 *     expect(problems).to.deep.equal([]);
 *
 * Returns the problems, one line each as they are found. Where the description is absent, none ever is.
 */
export function watchWithJudge(world: World): string[] {
  const problems: string[] = [];
  const judge = findJudge();
  if (judge) world.ledger.onRequest((entry, answer) => problems.push(...judge.judge(entry, answer)));
  return problems;
}

let found: OpenApiJudge | null | undefined;

/** One for all tests, since it takes a second to learn. */
export function findJudge(): OpenApiJudge | null {
  if (found === undefined) {
    found = existsSync(DESCRIPTION) ? new OpenApiJudge(readFileSync(DESCRIPTION, 'utf8')) : null;
    if (!found) console.log(`      not held against Discord's description: ${DESCRIPTION} is not there`);
  }
  return found;
}

export class OpenApiJudge {
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
  readonly #paths: Paths;
  readonly #templates: readonly string[];

  constructor(description: string) {
    const document = relax(JSON.parse(description));
    this.#paths = document.paths as Paths; // the text is OpenAPI 3.1
    this.#templates = Object.keys(this.#paths).sort((a, b) => openParts(a) - openParts(b));
    addFormats(this.#ajv);
    this.#ajv.addFormat('snowflake', /^\d{1,20}$/);
    this.#ajv.addFormat('nonce', true);
    this.#ajv.addSchema(document, BASE);
  }

  /** What is wrong. A body that was refused may be; one that was accepted, and the answer to it, may not. */
  judge(
    { method, path, status, body }: Pick<LedgerEntry, 'method' | 'path' | 'status' | 'body'>,
    answer: unknown,
  ) {
    if (status >= 300) return [];
    const verb = method.toLowerCase();
    const asked = path.replace(/^\/api\/v10/, '');
    const template = this.#templates.find((one) => fits(one, asked) && this.#paths[one]?.[verb]) ?? '';
    const operation = this.#paths[template]?.[verb];
    if (!operation) return [`${method} ${asked} is not in Discord's description`];
    const place = `/paths/${escapePointer(template)}/${verb}`;
    return [
      ...this.#judgeRequest(`${method} ${template}`, place, operation, body),
      ...this.#judgeAnswer(`${method} ${template} ${status}`, place, operation, String(status), answer),
    ];
  }

  /** What is wrong with an object that Discord's description knows by name, for example `MessageResponse`. */
  judgeObject(schema: string, name: string, value: unknown): string[] {
    return this.#hold(name, `/components/schemas/${schema}`, value);
  }

  #judgeRequest(name: string, place: string, { requestBody }: Operation, body: unknown): string[] {
    if (!requestBody?.content['application/json'] || body === undefined) return [];
    return this.#hold(`request ${name}`, `${place}/requestBody/content/application~1json/schema`, body);
  }

  #judgeAnswer(
    name: string,
    place: string,
    { responses }: Operation,
    status: string,
    answer: unknown,
  ): string[] {
    const response = responses[status];
    if (!response) return [`answer ${name}: Discord never answers with this status`];
    if (response.content?.['application/json']) {
      const pointer = `${place}/responses/${status}/content/application~1json/schema`;
      return this.#hold(`answer ${name}`, pointer, answer);
    }
    return answer === undefined ? [] : [`answer ${name}: has a body`];
  }

  #hold(name: string, pointer: string, value: unknown): string[] {
    const validate = this.#validatorAt(pointer);
    if (validate(asJson(value))) return [];
    const { instancePath, message, data } = deepest(validate) ?? {};
    return [`${name}: ${instancePath} ${message} (${JSON.stringify(data)?.slice(0, 200)})`];
  }

  #validatorAt(pointer: string): ValidateFunction {
    const validate = this.#ajv.getSchema(`${BASE}#${pointer.split('/').map(encodeURIComponent).join('/')}`);
    if (!validate) throw new Error(`no schema at ${pointer}`);
    return validate;
  }
}

/**
 * Of all complaints the one that went deepest into the value: unions complain about each of their branches. Where some
 * only say that it is another branch, what is missing from this one says more.
 */
function deepest({ errors }: ValidateFunction) {
  const rank = ({ keyword, instancePath }: ErrorObject) =>
    instancePath.length + (keyword === 'required' ? 6 : 0);
  return errors?.toSorted((a, b) => rank(b) - rank(a))[0];
}

function fits(template: string, path: string): boolean {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith('{') || part === parts[index])
  );
}

function openParts(template: string): number {
  return template.split('{').length;
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** What goes over the wire: without keys that are undefined. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
