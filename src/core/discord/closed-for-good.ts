import { GatewayCloseCodes, type IntentsBitField } from 'discord.js';
import { OperatorError } from '../operator-error.js';
import { intentsInPortal, privilegedIntents } from './privileged-intents.js';

/**
 * Why Discord closed a connection, which had these intents, and will not let us open it again.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
 */
export function closedForGood(code: number, intents: IntentsBitField): OperatorError {
  const known = code === GatewayCloseCodes.DisallowedIntents ? disallowed(intents) : reasons[code];
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
  [GatewayCloseCodes.ShardingRequired]: {
    message: 'The bot is in too many guilds for so few shards',
    why: 'Discord allows at most 2,500 guilds per shard.',
    next: 'Raise SHARD_COUNT or set it to auto, and start again.',
  },
};

/** Discord does not say which. A start looks first; so this is one that was disabled while the bot ran. */
function disallowed(intents: IntentsBitField): Reason {
  const asked = privilegedIntents.filter(({ intent }) => intents.has(intent)).map(({ name }) => name);
  const which = new Intl.ListFormat('en', { type: 'disjunction' }).format(asked);
  return {
    message: `Discord does not allow an intent that the bot asks for: ${which}`,
    why: 'It was disabled for the application while the bot was running.',
    next: `Enable it again at ${intentsInPortal}, or start the bot anew: it asks for what is enabled, and says which plugin needs more.`,
  };
}

export function invalidToken(cause: unknown): OperatorError {
  return new OperatorError(badToken.message, { ...badToken, cause });
}
