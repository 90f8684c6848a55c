import { format } from 'node:util';
import type { ILogger } from '@sapphire/framework';
import { type Level, type Logger as Pino, pino } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { redact } from './redact.js';

/** Sapphire's logger, with fields. An `Error` among the values is logged with its stack, a plain object as fields. */
export interface BotLogger extends ILogger {
  /** A logger that adds these fields to every line, for example `{ plugin: 'reminders' }`. */
  child(fields: Readonly<Record<string, unknown>>): BotLogger;
}

export interface LoggerOptions {
  readonly level: Level;
  /** Which process speaks, for example `gateway 0-3`. */
  readonly name: string;
  /** Lines for a person; otherwise one JSON object per line. */
  readonly pretty: boolean;
  /** Where lines go; standard output unless told otherwise. */
  readonly write?: (line: string) => void;
}

/** The logger of one process, in the shape that Sapphire wants. Loads no Sapphire, since the manager logs too. */
export function createLogger({ level, name, pretty, write = toStandardOutput }: LoggerOptions): BotLogger {
  const render = pretty ? linesForPeople() : (line: string) => line;
  const options = { level, base: { process: name }, serializers: { err: plainError } };
  return new PinoLogger(pino(options, { write: (line) => write(render(redact(line))) }));
}

/** In this thread, not in pino's worker: a line written just before a crash must be seen. */
function toStandardOutput(line: string): void {
  process.stdout.write(line);
}

function linesForPeople(): (line: string) => string {
  return prettyFactory({
    colorize: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    ignore: 'process,pid,hostname',
    messageFormat: '[{process}] {msg}',
    translateTime: 'SYS:HH:MM:ss',
  });
}

/** Only what helps: the errors of @discordjs/rest also carry the request's body, which is what users wrote. */
function plainError(error: Error): object {
  const code = 'code' in error ? error.code : undefined;
  const cause = error.cause instanceof Error ? plainError(error.cause) : undefined;
  return { type: error.name, message: error.message, code, stack: error.stack, cause };
}

/** Sapphire's levels are pino's numbers. */
const levels: Readonly<Record<number, Level>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

class PinoLogger implements BotLogger {
  readonly trace = this.#writer(10);
  readonly debug = this.#writer(20);
  readonly info = this.#writer(30);
  readonly warn = this.#writer(40);
  readonly error = this.#writer(50);
  readonly fatal = this.#writer(60);

  constructor(private readonly pino: Pino) {}

  has(level: number): boolean {
    return level >= this.pino.levelVal;
  }

  write(level: number, ...values: readonly unknown[]): void {
    const method = levels[level];
    if (!method || !this.has(level)) return;
    const error = values.find((value) => value instanceof Error);
    const fields = values.filter(isFields);
    const words = values.filter((value) => value !== error && !isFields(value));
    const message = words.length > 0 ? format(...words) : (error?.message ?? '');
    this.pino[method](Object.assign({}, ...fields, error ? { err: error } : {}), message);
  }

  child(fields: Readonly<Record<string, unknown>>): BotLogger {
    return new PinoLogger(this.pino.child({ ...fields }));
  }

  #writer(level: number) {
    return (...values: readonly unknown[]) => this.write(level, ...values);
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
