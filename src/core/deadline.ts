import type { Clock } from './clock.js';

/**
 * The result of `work`, or an error once `milliseconds` have passed. The work itself cannot be stopped from outside;
 * give it a signal where it matters.
 *
 * @param what who is late, for the error: "plugin reminders, setup"
 */
export async function withDeadline<Result>(
  clock: Clock,
  milliseconds: number,
  what: string,
  work: Promise<Result>,
): Promise<Result> {
  const finished = new AbortController();
  const deadline = async (): Promise<never> => {
    await clock.sleep(milliseconds, finished.signal);
    throw new Error(`${what} did not end within ${milliseconds / 1000} s`);
  };
  const late = deadline();
  late.catch(() => undefined); // the sleep is aborted below when the work wins; nobody listens then
  try {
    return await Promise.race([work, late]);
  } finally {
    finished.abort();
  }
}
