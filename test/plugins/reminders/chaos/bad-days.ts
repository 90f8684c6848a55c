import type { Sandbox } from '../../../../src/sandbox/sandbox.js';

/** What goes wrong, by how often it has happened so far. */
export type Troubles = () => Readonly<Record<string, number>>;

const posts = { method: 'POST', path: /\/messages$/ };

/** About as slow as Discord is: so there is always something under way. */
export function answerSlowly({ faults }: Sandbox): Troubles {
  const slow = faults.rest('slow', { ...posts, delay: 0.2 });
  return () => ({ slow: slow.hits });
}

/** More than half of all posts meet with something; what did arrive is not always said to have. */
export function haveABadDay({ faults }: Sandbox): Troubles {
  const bad = [
    'error500',
    'error502',
    'routeLimit',
    'globalLimit',
    'sharedLimit',
    'acceptThenReset',
    'reset',
    'acceptThenHang',
  ] as const;
  const active = bad.map((fault, index) => {
    const rest = faults.rest(fault, { ...posts, probability: 0.1, seed: index + 1 });
    return [fault, rest] as const;
  });
  faults.rest('slow', { ...posts, delay: 0.1 });
  return () => Object.fromEntries(active.map(([fault, { hits }]) => [fault, hits]));
}
