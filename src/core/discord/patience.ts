import { setTimeout as sleep } from 'node:timers/promises';
import type { ILogger } from '@sapphire/framework';
import { HTTPError } from 'discord.js';
import { errorCode } from '../../utils/error-code.js';

export interface PatienceOptions {
  readonly logger: ILogger;
  /** Told again and again while Discord is away, so that nobody takes the process for stuck. */
  readonly onWait: () => void;
  /** Of the first pause; each is twice as long as the one before, up to 32 times. */
  readonly pause?: number;
}

/** Does `work` as soon as Discord can be reached. Errors that Discord answers with are thrown as they are. */
export async function whenDiscordAnswers<Result>(
  work: () => Promise<Result>,
  { logger, onWait, pause = 1_000 }: PatienceOptions,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      const result = await work();
      if (tries > 0) logger.info('Discord answers again.');
      return result;
    } catch (error) {
      if (!isAway(error)) throw error;
      if (tries === 0)
        logger.warn(`Discord cannot be reached (${describe(error)}). Trying again until it can.`);
    }
    onWait();
    await sleep(pause * 2 ** Math.min(tries, 5));
  }
}

const networkCodes =
  /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|UND_ERR_\w+)$/;

/** A network that does not lead there, a server error, or no answer in time. */
function isAway(error: unknown): boolean {
  if (error instanceof HTTPError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || networkCodes.test(errorCode(error));
}

function describe(error: unknown): string {
  if (error instanceof HTTPError) return `it answers ${error.status}`;
  return (error instanceof Error && (errorCode(error) || error.message)) || 'no answer';
}
