import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds. A machine that builds something else beside the tests may be ten times as slow as it is alone. */
const PATIENCE = 60_000;

/** Resolves when the condition holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`waited ${PATIENCE / 1000} s in vain until ${condition}`);
    await sleep(5);
  }
}

/** Looks again and again until `find` finds something. The test's own timeout is the end of patience. */
export async function eventually<Found>(
  find: () => Promise<Found | null | undefined | false> | Found,
): Promise<Found> {
  for (;;) {
    const found = await find();
    if (found) return found;
    await sleep(50);
  }
}
