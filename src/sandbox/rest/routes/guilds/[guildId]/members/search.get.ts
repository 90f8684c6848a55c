import { z } from 'zod';
import { parse } from '../../../../../schema/parse.js';
import { listMembers } from '../../../../../state/payloads.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

const parameters = z.object({
  query: z.string().min(1).max(100),
  limit: z.coerce.number().int().min(1).max(1000).default(1),
});

/** Members whose name or nickname starts with the query. */
export default defineRoute({
  handle(request) {
    const { query, limit } = parse(parameters, Object.fromEntries(request.query));
    const start = query.toLowerCase();
    const found = listMembers(request.world, guildOf(request)).filter(({ user, nick }) =>
      [user.username, user.global_name, nick].some((name) => name?.toLowerCase().startsWith(start)),
    );
    return found.slice(0, limit);
  },
});
