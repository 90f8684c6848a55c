import { OperatorError } from '../../operator-error.js';

const FULL = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/;

/** A failure of a database program, in the words that it left behind, for the operator. */
export function programFailed(what: string, words: string, next: string, cause: unknown): OperatorError {
  const why = words || (cause instanceof Error ? cause.message : String(cause));
  return new OperatorError(what, {
    why,
    next: FULL.test(why) ? 'Free some disk space, or choose another folder with DATA_DIR.' : next,
    cause,
  });
}

export const OWN_SERVER = 'Or set DATABASE_URL to a PostgreSQL of your own.';
