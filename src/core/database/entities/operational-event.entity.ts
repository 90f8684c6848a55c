import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** What happened to the bot itself: starts, reconnects, errors, plugins left out. Bounded per guild and over all. */
export const OperationalEventRow = defineEntity({
  name: 'OperationalEventRow',
  tableName: 'core_operational_events',
  indexes: [{ name: 'core_operational_events_guild_index', properties: ['guildId', 'id'] }],
  properties: {
    id: p.bigint('string').primary(),
    /** Null for what concerns the whole bot. */
    guildId: snowflake().nullable(),
    type: p.text(),
    message: p.text(),
    details: p.json(),
    at: instant(),
  },
  checks: [
    {
      name: 'core_operational_events_length_check',
      expression: 'length(type) <= 60 and length(message) <= 500',
    },
  ],
});
