import type { Request } from '../reading/request/request.js';
import type { Mention } from './mention.js';

/** A time that the message may set for its event, and the mentions that it rests on. */
export interface Claim {
  readonly request: Request;
  readonly mentions: readonly Mention[];
  /** Whether day and time were found apart. */
  readonly isPaired: boolean;
}
