import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** The command definitions that Discord has of us, as a hash: they are sent again only when they changed. */
export const CommandSet = defineEntity({
  name: 'CommandSet',
  tableName: 'core_command_sets',
  properties: {
    applicationId: snowflake().primary(),
    /** SHA-256 in hexadecimal. */
    hash: p.text(),
    registeredAt: instant(),
  },
  checks: [{ name: 'core_command_sets_hash_check', expression: `hash ~ '^[0-9a-f]{64}$'` }],
});
