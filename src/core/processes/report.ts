import { Heartbeats, type ProcessFacts } from './heartbeats.js';
import type { ProcessTools, RunningWork } from './run-process.js';

/** Lets everyone see in the database what a part of the bot does, from now until it stops. */
export async function reportWhileRunning(
  work: RunningWork,
  tools: ProcessTools,
  role: 'gateway' | 'backend',
  facts: () => ProcessFacts,
): Promise<RunningWork> {
  const { database, clock, logger } = tools;
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
