import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from 'alphapy';
import type { Problem } from '../domain/delivery/next-step.js';

/** A channel, or a user's direct messages, that refused the bot. It is not asked again for each reminder. */
export const ClosedPlace = defineEntity({
  name: 'ClosedPlace',
  tableName: 'reminders_closed_places',
  properties: {
    /** The channel; of direct messages the user. */
    placeId: snowflake().primary(),
    problem: p.text().$type<Problem>(),
    since: instant(),
    /** When it may be asked again; null when it cannot open again. */
    askAt: instant().nullable(),
  },
});

export type ClosedPlace = InferEntity<typeof ClosedPlace>;
