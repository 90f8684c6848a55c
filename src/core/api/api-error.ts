import { UserError } from '@sapphire/framework';
import { z } from 'zod';

/**
 * What a client did wrong. `code` is stable and for programs, `message` for people; neither tells of our insides.
 *
 * @example throw new ApiError(404, 'hello.unknownGuest', 'Nobody of that name was greeted.');
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** Of HTTP, 400 or more. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** `details` are more for a program, such as the fields that are wrong. */
    readonly extra: {
      readonly details?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
  }
}

/** What was thrown as a mistake of the client, or null where it is a bug of ours. */
export function clientMistake(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof z.ZodError) return invalidInput(error);
  if (error instanceof UserError) return new ApiError(400, error.identifier, error.message);
  return null;
}

function invalidInput(error: z.ZodError): ApiError {
  const fields = error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  return new ApiError(400, 'core.invalid', 'Some of what was sent is not valid.', { details: { fields } });
}
