import type { Announcement } from '../announcement.entity.js';
import type { AnnouncedFailure, AnnouncedReminder } from '../reminders.js';

/** An announcement, the reminder that it has, that this did not arrive the last time, and that it lost its event. */
export type Told = Announcement & {
  readonly reminder?: AnnouncedReminder | undefined;
  readonly failure?: AnnouncedFailure | undefined;
  readonly isEventRemoved?: boolean;
};
