import { defineEntity, p } from '@mikro-orm/core';

/** Counters of what members may do only so often. Unlogged: after a crash they begin anew. */
export const LimitCounter = defineEntity({
  name: 'LimitCounter',
  tableName: 'core_limits',
  properties: {
    key: p.text().primary(),
    points: p.integer(),
    /** Milliseconds since the epoch, as the library that counts wants it. */
    expire: p.bigint('string').nullable(),
  },
});
