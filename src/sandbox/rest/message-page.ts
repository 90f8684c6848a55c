import type { APIMessage, Snowflake } from 'discord-api-types/v10';
import { z } from 'zod';
import { snowflake } from '../schema/fields.js';
import { parse } from '../schema/parse.js';

const parameters = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  around: snowflake.optional(),
  before: snowflake.optional(),
  after: snowflake.optional(),
});

/** Messages of a page, oldest first as they came: the newest ones unless the query names a place. */
export function readMessagePage(messages: readonly APIMessage[], query: URLSearchParams): APIMessage[] {
  const { limit, around, before, after } = parse(parameters, Object.fromEntries(query));
  if (around) return pageAround(messages, around, limit);
  if (before) return messages.filter(({ id }) => BigInt(id) < BigInt(before)).slice(-limit);
  if (after) return messages.filter(({ id }) => BigInt(id) > BigInt(after)).slice(0, limit);
  return messages.slice(-limit);
}

function pageAround(messages: readonly APIMessage[], id: Snowflake, limit: number): APIMessage[] {
  const firstNewer = messages.findIndex((message) => BigInt(message.id) > BigInt(id));
  const middle = firstNewer < 0 ? messages.length : firstNewer;
  const start = Math.max(0, middle - Math.ceil(limit / 2));
  return messages.slice(start, start + limit);
}
