import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** Tips that a guild has had, or is being given now: each once. */
export const ToldTip = defineEntity({
  name: 'ToldTip',
  tableName: 'core_told_tips',
  properties: {
    guildId: snowflake().primary(),
    key: p.text().primary(),
    /** Whoever claimed it has until then to send it; null once it is sent. */
    leaseUntil: instant().nullable(),
    claimedAt: instant(),
  },
  checks: [{ name: 'core_told_tips_key_check', expression: 'length(key) <= 100' }],
});
