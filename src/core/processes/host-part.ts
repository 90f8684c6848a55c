import type { Config } from '../config/config.js';
import { OperatorError } from '../operator-error.js';

/** What part of the bot runs on this host: all of it, or with several hosts some shards or the work without a gateway. */
export interface HostPart {
  readonly role: 'all' | 'gateway' | 'backend';
  /** The shards of this host; all of them unless told otherwise. */
  readonly shards?: readonly number[];
}

export const wholeBot: HostPart = { role: 'all' };

/** Whether other hosts run the rest. */
export function isShared({ role, shards }: HostPart): boolean {
  return role !== 'all' || shards !== undefined;
}

/**
 * Refuses what several hosts could not agree on.
 *
 * @throws {OperatorError}
 */
export function requireAgreement(part: HostPart, config: Config): void {
  if (!isShared(part)) return;
  if (!config.DATABASE_URL) {
    throw new OperatorError('Several hosts need one database.', {
      why: 'This host runs a part of the bot, and DATABASE_URL is not set: its embedded database is its own.',
      next: 'Set the same DATABASE_URL on every host.',
    });
  }
  if (part.role === 'backend') return;
  const total = config.SHARD_COUNT;
  if (!part.shards || total === 'auto' || part.shards.some((shard) => shard >= total)) {
    throw new OperatorError('Several hosts need to agree on the shards.', {
      why: 'What Discord recommends changes with the number of guilds, so each host could count differently.',
      next: 'Set the same SHARD_COUNT on every host, and give each its shards below that number, for example --shards 0-15.',
    });
  }
}

/** @throws {OperatorError} */
export function requireToken({ DISCORD_TOKEN }: Config): string {
  if (DISCORD_TOKEN) return DISCORD_TOKEN;
  throw new OperatorError('DISCORD_TOKEN is missing.', {
    why: 'Without it nothing can connect to Discord.',
    next: 'Copy it from https://discord.com/developers/applications → your application → Bot into .env.',
  });
}
