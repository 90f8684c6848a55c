import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';

/** That somebody's rights in a guild have changed, as its gateway was told, for the processes that ask by REST. */
export const RightsChange = defineEntity({
  name: 'RightsChange',
  tableName: 'reminders_rights_changes',
  properties: {
    guildId: snowflake().primary(),
    changedAt: instant(),
  },
});

export type RightsChange = InferEntity<typeof RightsChange>;
