import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';

/** Of one request. */
const TIMEOUT_MILLISECONDS = 5_000;

/** Asks Discord who is still there, by REST, so that any process can. */
export class PresenceClient {
  readonly #asked = new Map<string, Promise<boolean | null>>();

  constructor(private readonly rest: REST) {}

  /** Whether the bot is in the guild; null when Discord does not say. Who asks at the same time asks once. */
  hasBot(guildId: string): Promise<boolean | null> {
    return this.#once(Routes.guild(guildId), [Code.UnknownGuild, Code.MissingAccess]);
  }

  #once(route: `/${string}`, noes: readonly number[]): Promise<boolean | null> {
    const running = this.#asked.get(route);
    if (running) return running;
    const asking = this.#ask(route, noes).finally(() => this.#asked.delete(route));
    this.#asked.set(route, asking);
    return asking;
  }

  async #ask(route: `/${string}`, noes: readonly number[]): Promise<boolean | null> {
    try {
      await this.rest.get(route, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
      return true;
    } catch (error) {
      // Whatever else went wrong says nothing of who is there.
      return error instanceof DiscordAPIError && noes.includes(Number(error.code)) ? false : null;
    }
  }
}
