import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
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
 *     const judge = OpenApiJudge.find() ?? this.skip();
 *     const stop = judge.watch(world);
 *     ...
 *     expect(judge.problems).to.deep.equal([]);
 */
export class OpenApiJudge {
  /** What was wrong, one line each. */
  readonly problems: string[] = [];
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true });
  readonly #templates: readonly string[];

  private constructor(private readonly paths: Paths) {
    this.#templates = Object.keys(paths).sort((a, b) => openParts(a) - openParts(b));
  }

  /** The judge, or undefined (with a line that says so) where the description is absent. */
  static find(): OpenApiJudge | undefined {
    if (!existsSync(DESCRIPTION)) {
      console.log(`      skipped: ${DESCRIPTION} is not there`);
      return undefined;
    }
    const document = relax(JSON.parse(readFileSync(DESCRIPTION, 'utf8')));
    const judge = new OpenApiJudge(document.paths as Paths); // the file is OpenAPI 3.1
    judge.#learn(document);
    return judge;
  }

  /** Judges every request that this world takes. Returns what ends it. */
  watch(world: World): () => void {
    return world.ledger.onRequest((entry, answer) => this.judge(entry, answer));
  }

  /** A body that was refused may be wrong; one that was accepted, and the answer to it, may not. */
  judge({ method, path, status, body }: LedgerEntry, answer: unknown): void {
    if (status >= 300) return;
    const asked = path.replace(/^\/api\/v10/, '');
    const template = this.#templates.find(
      (one) => fits(one, asked) && method.toLowerCase() in this.pathsOf(one),
    );
    const operation = template === undefined ? undefined : this.pathsOf(template)[method.toLowerCase()];
    if (template === undefined || !operation) {
      this.problems.push(`${method} ${asked} is not in Discord's description`);
      return;
    }
    const place = `/paths/${escapePointer(template)}/${method.toLowerCase()}`;
    this.#judgeRequest(`${method} ${template}`, place, operation, body);
    this.#judgeAnswer(`${method} ${template} ${status}`, place, operation, String(status), answer);
  }

  private pathsOf(template: string): Readonly<Record<string, Operation>> {
    return this.paths[template] ?? {};
  }

  #judgeRequest(name: string, place: string, operation: Operation, body: unknown): void {
    const hasSchema = operation.requestBody?.content['application/json'];
    if (!hasSchema || body === undefined) return;
    this.#hold(`request ${name}`, `${place}/requestBody/content/application~1json/schema`, body);
  }

  #judgeAnswer(name: string, place: string, operation: Operation, status: string, answer: unknown): void {
    const response = operation.responses[status];
    if (!response) {
      this.problems.push(`answer ${name}: Discord never answers with this status`);
      return;
    }
    const hasSchema = response.content?.['application/json'];
    if (hasSchema === undefined && answer !== undefined) this.problems.push(`answer ${name}: has a body`);
    if (hasSchema === undefined) return;
    this.#hold(`answer ${name}`, `${place}/responses/${status}/content/application~1json/schema`, answer);
  }

  #hold(name: string, pointer: string, value: unknown): void {
    const validate = this.#validatorAt(pointer);
    if (validate(asJson(value))) return;
    const { instancePath, message, data } = deepest(validate) ?? {};
    this.problems.push(`${name}: ${instancePath} ${message} (${JSON.stringify(data)?.slice(0, 200)})`);
  }

  #validatorAt(pointer: string): ValidateFunction {
    const id = `${BASE}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
    const validate = this.#ajv.getSchema(id);
    if (!validate) throw new Error(`no schema at ${pointer}`);
    return validate;
  }

  #learn(document: object): void {
    addFormats(this.#ajv);
    this.#ajv.addFormat('snowflake', /^\d{1,20}$/);
    this.#ajv.addFormat('nonce', true);
    this.#ajv.addSchema(document, BASE);
  }
}

/** Of all complaints the one that went deepest into the value: unions complain about each of their branches. */
function deepest({ errors }: ValidateFunction) {
  return errors?.toSorted((a, b) => b.instancePath.length - a.instancePath.length)[0];
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
