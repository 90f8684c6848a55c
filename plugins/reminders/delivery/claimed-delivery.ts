import type { Reminder } from '../reminder.entity.js';
import type { Delivery } from './delivery.entity.js';

/** A delivery that this process has claimed, with what is to be said, as plain data: hundreds of them are read a second. */
export interface ClaimedDelivery
  extends Pick<
    Delivery,
    | 'id'
    | 'recipientId'
    | 'channelId'
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
  /** The recipient's language. */
  readonly locale: string;
  /** Who is mentioned beside the owner when it goes to the channel. */
  readonly mentionIds: readonly string[];
  /** How many followers there are, in whichever way they are reminded. */
  readonly followers: number;
  readonly reminder: Pick<
    Reminder,
    | 'id'
    | 'guildId'
    | 'channelId'
    | 'userId'
    | 'text'
    | 'link'
    | 'late'
    | 'notices'
    | 'silent'
    | 'mention'
    | 'hasImage'
    | 'occurrence'
    | 'state'
    | 'announcementId'
    | 'createdAt'
  >;
}
