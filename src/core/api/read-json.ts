import type { ApiRequest } from '@sapphire/plugin-api';
import type { z } from 'zod';
import { ApiError } from './api-error.js';

/**
 * The JSON body of a request, checked.
 *
 * @throws an error that is answered with 400 and the fields that are wrong
 * @example const { name } = await readJson(request, z.strictObject({ name: z.string().max(100) }));
 */
export async function readJson<Schema extends z.ZodType>(
  request: ApiRequest,
  schema: Schema,
): Promise<z.output<Schema>> {
  return schema.parse(await parse(request));
}

async function parse(request: ApiRequest): Promise<unknown> {
  try {
    return await request.readBodyJson();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ApiError(400, 'core.notJson', 'The body is not JSON.');
  }
}
