import { z } from 'zod';
import { snowflake } from './fields.js';
import { parse } from './parse.js';

export interface Page {
  readonly limit: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** `limit`, `before` and `after` of a list. */
export function readPage(
  query: URLSearchParams,
  bounds: { readonly most: number; readonly usual: number },
): Page {
  const schema = z.object({
    limit: z.coerce.number().int().min(1).max(bounds.most).default(bounds.usual),
    before: snowflake.optional(),
    after: snowflake.optional(),
  });
  const { limit, before, after } = parse(schema, Object.fromEntries(query));
  return { limit, before, after };
}

/** The page of a list that is ordered by id, oldest first: the newest before `before`, else the oldest after `after`. */
export function pageOf<Item>(items: readonly Item[], page: Page, idOf: (item: Item) => string): Item[] {
  const { before, after, limit } = page;
  if (before) return items.filter((item) => BigInt(idOf(item)) < BigInt(before)).slice(-limit);
  return items.filter((item) => BigInt(idOf(item)) > BigInt(after ?? 0)).slice(0, limit);
}
