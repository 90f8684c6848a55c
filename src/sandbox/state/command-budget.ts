import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import type { CommandScope } from './command-scope.js';

const MOST_A_DAY = 200;

/** Counts commands that did not exist before. Discord allows 200 a day, for each guild and for the global ones. */
export function countCreates(world: World, { application, guildId }: CommandScope, creates: number): void {
  if (creates === 0) return;
  const scope = guildId ?? 'global';
  const now = world.clock.now();
  const running = application.commandCreates.get(scope);
  const isRunning = running && now.since(running.since).total('hours') < 24;
  const budget = isRunning ? running : { since: now.toString(), count: 0 };
  if (budget.count + creates > MOST_A_DAY) {
    throw apiError(RESTJSONErrorCodes.MaximumDailyApplicationCommandCreatesReached);
  }
  application.commandCreates.set(scope, { ...budget, count: budget.count + creates });
}
