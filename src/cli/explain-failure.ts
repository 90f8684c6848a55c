import { OperatorError } from '../core/operator-error.js';

/**
 * EX_CONFIG of sysexits.h: whoever watches over the bot (pm2, systemd) should not start it again before somebody has
 * mended what it says. ecosystem.config.js names it.
 */
const MEND_FIRST = 78;

/** What somebody can mend is said in three lines; anything else is a bug and keeps its stack. */
export function explainFailure(error: unknown): void {
  console.error(error instanceof OperatorError ? error.toText() : error);
  process.exitCode = error instanceof OperatorError && !error.details.passing ? MEND_FIRST : 1;
}
