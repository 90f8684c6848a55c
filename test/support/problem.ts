import { OperatorError } from '../../src/core/operator-error.js';

/** The error for the operator that `work` ends with. */
export async function problemOf(work: Promise<unknown>): Promise<OperatorError> {
  const error: unknown = await work.then(
    () => new Error('it worked'),
    (reason) => reason,
  );
  if (error instanceof OperatorError) return error;
  throw error;
}
