import { GatewayCloseCodes } from 'discord.js';
import { OperatorError } from '../operator-error.js';

/**
 * Why Discord closed a connection that it will not let us open again.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
export function closedForGood(code: number): OperatorError {
  const known = reasons[code];
  if (known) return new OperatorError(known.message, known);
  return new OperatorError(`Discord closed the connection for good with code ${code}`, {
    why: 'Discord does not accept what this version of the bot sends.',
    next: 'Update the bot; if it is new, report this code.',
  });
}

interface Reason {
  readonly message: string;
  readonly why: string;
  readonly next: string;
}

const badToken: Reason = {
  message: 'Discord does not accept the bot token',
  why: 'DISCORD_TOKEN is mistyped, or the token was reset in the developer portal.',
  next: 'Copy the token from https://discord.com/developers/applications → your application → Bot, and start again.',
};

const reasons: Readonly<Record<number, Reason>> = {
  [GatewayCloseCodes.AuthenticationFailed]: badToken,
  [GatewayCloseCodes.DisallowedIntents]: {
    message: 'Discord does not allow an intent that the bot asks for',
    why: 'A privileged intent is not enabled for the application.',
    next: 'Enable it at https://discord.com/developers/applications → your application → Bot → Privileged Gateway Intents.',
  },
  [GatewayCloseCodes.ShardingRequired]: {
    message: 'The bot is in too many guilds for so few shards',
    why: 'Discord allows at most 2,500 guilds per shard.',
    next: 'Raise SHARD_COUNT or set it to auto, and start again.',
  },
};

export function invalidToken(cause: unknown): OperatorError {
  return new OperatorError(badToken.message, { ...badToken, cause });
}
