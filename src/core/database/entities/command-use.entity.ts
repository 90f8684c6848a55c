import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** Which commands are used, by whom and how it went; kept for 90 days. */
export const CommandUseRow = defineEntity({
  name: 'CommandUseRow',
  tableName: 'core_command_uses',
  indexes: [
    { name: 'core_command_uses_guild_index', properties: ['guildId', 'usedAt'] },
    { name: 'core_command_uses_used_at_index', properties: ['usedAt'] },
  ],
  properties: {
    id: p.bigint('string').primary(),
    /** Null in direct messages. */
    guildId: snowflake().nullable(),
    userId: snowflake(),
    command: p.text(),
    kind: p.text(),
    /** Null when it went well; otherwise the identifier of the refusal, or `bug`. */
    failure: p.text().nullable(),
    usedAt: instant(),
  },
  checks: [
    { name: 'core_command_uses_kind_check', expression: `kind in ('slash', 'contextMenu')` },
    {
      name: 'core_command_uses_length_check',
      expression: 'length(command) <= 100 and length(failure) <= 100',
    },
  ],
});
