import type { ILogger } from '@sapphire/framework';
import { LRUCache } from 'lru-cache';
import type { OperationsLog } from '../operations/operations-log.js';
import type { Problem } from './catalogue.js';

/** A guild is loaded again and again; its bad value is told once in this time. */
const quietFor = 24 * 60 * 60_000;
const mostRemembered = 1_000;

/** Tells of stored values that a setting no longer takes, since a plugin has changed what it can be. */
export class BadValues {
  readonly #told = new LRUCache<string, true>({ max: mostRemembered, ttl: quietFor });

  constructor(
    private readonly logger: ILogger,
    private readonly operations: Pick<OperationsLog, 'tell'>,
  ) {}

  tell(guildId: string, { scope, key, why }: Problem): void {
    const name = `${guildId} ${scope}.${key}`;
    if (this.#told.has(name)) return;
    this.#told.set(name, true);
    this.logger.warn(`Guild ${guildId}: the stored setting ${scope}.${key} ${why}; its default is used`);
    const message = `The stored setting ${scope}.${key} ${why}; its default is used`;
    this.operations.tell('settings.badValue', message, { guildId, scope, key });
  }
}
