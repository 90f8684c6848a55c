import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** The time zone that a user has chosen, for everything that the bot reads or says to them. */
export const UserTimeZone = defineEntity({
  name: 'UserTimeZone',
  tableName: 'core_user_time_zones',
  properties: {
    userId: snowflake().primary(),
    /** An IANA name, for example `Europe/Brussels`. */
    zone: p.text(),
    chosenAt: instant(),
  },
});
