import type { Sandbox } from '../../../../src/sandbox/sandbox.js';

const posts = { method: 'POST', path: /\/messages$/ };

/** About as slow as Discord is: so there is always something under way. */
export function answerSlowly({ faults }: Sandbox): void {
  faults.rest('slow', { ...posts, delay: 0.2 });
}

/** More than half of all posts meet with something; what did arrive is not always said to have. */
export function haveABadDay({ faults }: Sandbox): void {
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
  for (const [index, fault] of bad.entries())
    faults.rest(fault, { ...posts, probability: 0.1, seed: index + 1 });
  faults.rest('slow', { ...posts, delay: 0.1 });
}
