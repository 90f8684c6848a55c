import { BusyError } from './request-slots.js';

/** Many times what Discord answers in the three seconds that an interaction lives: whoever comes later comes too late. */
const MOST_UNANSWERED = 1_000;

/**
 * Answers to interactions and webhooks with a token carry no bot token and are not bound to the bot's global limit:
 * https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
export function isExempt(url: string): boolean {
  return /\/(?:interactions|webhooks)\/\d+\/[^/?]+/.test(new URL(url).pathname);
}

/** Requests that wait for no slot, but whose number has to end somewhere when Discord is slow. */
export class ExemptRequests {
  #unanswered = 0;

  /** @throws {BusyError} */
  enter(): Disposable {
    if (this.#unanswered >= MOST_UNANSWERED) {
      throw new BusyError(`${this.#unanswered} answers already wait for Discord.`);
    }
    this.#unanswered++;
    return { [Symbol.dispose]: () => this.#unanswered-- };
  }
}
