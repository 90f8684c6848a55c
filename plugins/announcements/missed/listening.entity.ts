import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { instant } from 'alphapy';

/** Until when a shard has heard everything. It is written every minute while the shard is connected. */
export const Listening = defineEntity({
  name: 'AnnouncementListening',
  tableName: 'announcements_listening',
  properties: {
    /** Which part of the guilds it is: number and count, as 0/16. */
    shard: p.text().primary(),
    heardUntil: instant(),
  },
});

export type Listening = InferEntity<typeof Listening>;
