import type { Reminder } from '../reminder.entity.js';
import type { Delivery } from './delivery.entity.js';

/** A delivery that this process has claimed, with what is to be said, as plain data: hundreds of them are read a second. */
export interface ClaimedDelivery
  extends Pick<
    Delivery,
    | 'id'
    | 'occurrence'
    | 'phase'
    | 'dueAt'
    | 'missed'
    | 'queuedAt'
    | 'target'
    | 'attempts'
    | 'inDoubtSince'
    | 'problem'
  > {
  readonly reminder: Pick<
    Reminder,
    | 'id'
    | 'guildId'
    | 'channelId'
    | 'userId'
    | 'text'
    | 'link'
    | 'locale'
    | 'late'
    | 'silent'
    | 'occurrence'
    | 'state'
    | 'announcementId'
    | 'createdAt'
  >;
}
