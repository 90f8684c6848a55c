import { OperatorError } from '../core/operator-error.js';

/** What somebody can mend is said in three lines; anything else is a bug and keeps its stack. */
export function explainFailure(error: unknown): void {
  console.error(error instanceof OperatorError ? error.toText() : error);
  process.exitCode = 1;
}
