import type { Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import type { ApplicationState } from './state.js';

/** Somebody adds an application to their own account. They have its commands wherever they are; bots are not told of it. */
export function addToAccount(world: World, application: ApplicationState, userId: Snowflake): void {
  application.installedBy ??= new Set();
  application.installedBy.add(userId);
  world.touch();
}

export function removeFromAccount(world: World, application: ApplicationState, userId: Snowflake): void {
  application.installedBy?.delete(userId);
  world.touch();
}

export function isOnAccount({ installedBy }: ApplicationState, userId: Snowflake): boolean {
  return installedBy?.has(userId) ?? false;
}
