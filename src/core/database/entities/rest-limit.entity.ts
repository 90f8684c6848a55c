import { defineEntity, p } from '@mikro-orm/core';
import { instant } from '../types.js';

/**
 * When the next request under a limit that all processes share may be sent; the bot's global one is named `global`.
 * The table is unlogged: it changes with every request, and an empty one after a crash does no harm.
 */
export const RestLimit = defineEntity({
  name: 'RestLimit',
  tableName: 'core_rest_limits',
  properties: {
    name: p.text().primary(),
    nextAt: instant(),
  },
});
