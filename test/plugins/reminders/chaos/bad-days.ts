import type { RestFault } from '../../../../src/sandbox/faults/rest-faults.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';

/** What goes wrong, by how often it has happened so far. */
export type Troubles = () => Readonly<Record<string, number>>;

const posts = { method: 'POST', path: /\/messages$/ };

/** About as slow as Discord is: so there is always something under way. */
export function answerSlowly({ faults }: Sandbox): Troubles {
  const slow = faults.rest('slow', { ...posts, delay: 0.2 });
  return () => ({ slow: slow.hits });
}

/** How often a post meets with what. */
const BAD = {
  error500: 0.1,
  error502: 0.1,
  routeLimit: 0.1,
  // Each of these silences the whole bot for a second.
  globalLimit: 0.01,
  sharedLimit: 0.1,
  acceptThenReset: 0.1,
  reset: 0.1,
  // Each of these holds one of fifty places for a quarter of a minute.
  acceptThenHang: 0.03,
} as const satisfies Partial<Record<RestFault, number>>;

/** Half of all posts meet with something; what did arrive is not always said to have. */
export function haveABadDay({ faults }: Sandbox): Troubles {
  const active = Object.entries(BAD).map(([fault, probability], index) => {
    const rest = faults.rest(fault as keyof typeof BAD, { ...posts, probability, seed: index + 1 });
    return [fault, rest] as const;
  });
  faults.rest('slow', { ...posts, delay: 0.1 });
  return () => Object.fromEntries(active.map(([fault, { hits }]) => [fault, hits]));
}
