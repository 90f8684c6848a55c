import type { Place } from './directory.js';
import { findPostmaster } from './postmaster.js';
import { trimLog } from './server-log.js';

const INTERVAL = 5_000;

export interface Keeper {
  /** Stops looking; resolves when a restart that is under way is over. */
  end(): Promise<void>;
}

/** Restarts the server when it is gone, for example killed for want of memory, and keeps its log bounded. */
export function keepRunning(
  place: Place,
  restart: () => Promise<unknown>,
  report: (problem: unknown) => void,
): Keeper {
  let running: Promise<void> | undefined;
  const check = async () => {
    trimLog(place.log);
    if (!findPostmaster(place)) await restart();
  };
  const timer = setInterval(() => {
    running ??= check()
      .catch(report)
      .finally(() => {
        running = undefined;
      });
  }, INTERVAL);
  timer.unref();
  return {
    async end() {
      clearInterval(timer);
      await running;
    },
  };
}
