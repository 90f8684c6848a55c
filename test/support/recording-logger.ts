import type { ILogger } from '@sapphire/framework';
import { type LogLine, logInto } from './log.js';

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
};

/** The bot's logger, with what it has logged as `level: text`, and the error behind it. */
export class RecordingLogger implements ILogger {
  readonly #entries: LogLine[] = [];
  readonly #logger = logInto(this.#entries);
  readonly has = this.#logger.has;
  readonly trace = this.#logger.trace;
  readonly debug = this.#logger.debug;
  readonly info = this.#logger.info;
  readonly warn = this.#logger.warn;
  readonly error = this.#logger.error;
  readonly fatal = this.#logger.fatal;
  readonly write = this.#logger.write;

  get lines(): string[] {
    return this.#entries.map(({ level, msg, err }) => {
      const text = `${levels[level]}: ${msg}`;
      return err ? `${text} ${err.message}` : text;
    });
  }
}
