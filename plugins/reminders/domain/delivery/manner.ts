import type { Late } from './late.js';
import type { Target } from './next-step.js';

/** How a reminder comes, beside when and where. */
export interface Manner {
  /** Advance notices, as minutes before each moment; the longest first. */
  readonly notices: number[];
  readonly late: Late;
  readonly target: Target;
  /** Whether nobody's device makes a sound. */
  readonly silent: boolean;
}

export const PLAIN_MANNER: Manner = { notices: [], late: 'send', target: 'channel', silent: false };
