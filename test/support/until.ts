import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = 5_000;

/** Resolves when the condition holds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${PATIENCE / 1000} s in vain until ${condition}`);
    await sleep(5);
  }
}
