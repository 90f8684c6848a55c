import { AsyncLocalStorage } from 'node:async_hooks';
import type { Lane } from '../processes/messages.js';

const current = new AsyncLocalStorage<Lane>();

/** Runs `work` with all its REST requests in `lane`. Scheduled tasks run in `bulk`, everything else is `user`. */
export function inLane<Result>(lane: Lane, work: () => Result): Result {
  return current.run(lane, work);
}

export function currentLane(): Lane {
  return current.getStore() ?? 'user';
}
