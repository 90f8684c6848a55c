import { CommanderError } from 'commander';
import { OperatorError } from '../core/operator-error.js';
import { exitCodes } from './exit-codes.js';

/** What somebody can mend is said in three lines; anything else is a bug and keeps its stack. */
export function explainFailure(error: unknown): void {
  // Commander has printed what is wrong with the command.
  if (!(error instanceof CommanderError))
    console.error(error instanceof OperatorError ? error.toText() : error);
  process.exitCode = codeFor(error);
}

function codeFor(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0; // help or version, which it throws too
  if (error instanceof CommanderError) return exitCodes.mendFirst;
  return error instanceof OperatorError && !error.details.passing ? exitCodes.mendFirst : exitCodes.failed;
}
