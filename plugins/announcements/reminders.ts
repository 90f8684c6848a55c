import type { Services } from 'alphapy';

/** What this plugin uses of its neighbour, in the neighbour's own types. */
export type Reminders = Pick<Services['reminders'], 'announcements' | 'announced'>;

export type AnnouncementReading = Awaited<ReturnType<Reminders['announcements']['read']>> & {
  /** Whether an AI service has pointed at the words. */
  readonly advised?: true;
  /** What it was called as long as it said when it is. */
  readonly formerTitle?: string;
};

/** One way to understand when something is. */
export type TimeOption = AnnouncementReading['options'][number];

export type AnnouncedReminder = Awaited<ReturnType<Reminders['announced']['of']>>[number];

/** That it did not arrive the last time. */
export type AnnouncedFailure =
  Awaited<ReturnType<Reminders['announced']['failures']['of']>> extends ReadonlyMap<string, infer Failure>
    ? Failure
    : never;
