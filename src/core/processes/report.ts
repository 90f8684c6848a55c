import type { BotProcess } from '../bot-process.js';
import { watchRest } from '../discord/watch-rest.js';
import { Heartbeats, type ProcessFacts } from './heartbeats.js';
import type { ProcessTools, ProcessWork } from './run-process.js';

/** Lets everyone see what a part of the bot does, in the database and in the log, from now until it stops. */
export async function reportWhileRunning(
  work: BotProcess,
  tools: ProcessTools,
  role: 'gateway' | 'backend',
  facts: () => ProcessFacts,
): Promise<ProcessWork> {
  const { database, clock, logger } = tools;
  logger.debug(`Started:\n${work.timings.join('\n')}`);
  void work.lost.then((error) => tools.fail(error));
  // Whether the token is good is found out by the next start; then it is no use to start again.
  watchRest(work.client.rest, logger, () => tools.fail(new Error('Discord refused the token')));
  const heartbeats = new Heartbeats({ database, role, facts, clock, logger });
  await heartbeats.start();
  return {
    apiUrl: work.apiUrl,
    async stop() {
      await heartbeats.stop();
      await work.stop();
    },
  };
}
