import { type BotLogger, createLogger } from '../../src/core/logger.js';

export interface LogLine {
  readonly level: number;
  readonly msg: string;
  readonly err?: { readonly message: string; readonly stack: string };
  readonly [field: string]: unknown;
}

/** A logger that keeps every line, parsed. */
export function logInto(lines: LogLine[]): BotLogger {
  return createLogger({
    level: 'debug',
    name: 'test',
    pretty: false,
    write: (line) => void lines.push(JSON.parse(line)),
  });
}
