/**
 * The test files that take longest, and about how many seconds on two quiet cores; any other is short. The order is what
 * counts. `npm test` prints the slowest ones, by which this list is kept.
 */
export const slowTests = [
  ['stories/processes', 105],
  ['stories/start-failures', 90],
  ['plugins/reminders/chaos/chaos', 85],
  ['cli/start', 70],
  ['plugins/announcements/stories', 55],
  ['core/tasks/drivers', 50],
  ['cli/database', 40],
  ['plugins/announcements/event-stories', 35],
  ['core/bot-process', 33],
  ['core/database/migrations/create-migration', 27],
  ['core/database/backup/backup', 25],
  ['plugins/announcements/missed-stories', 25],
  ['sandbox/web/page-deeds', 25],
  ['core/database/embedded/embedded-postgres', 24],
  ['core/tasks/tick-runner', 20],
  ['sandbox/web/page-sights', 20],
  ['stories/pm2', 20],
  ['cli/doctor', 18],
  ['stories/several-hosts', 18],
  ['corpus/announcements', 17],
  ['core/database/embedded/data-folder', 16],
  ['core/processes/shared-limit', 16],
  ['core/processes/supervisor', 16],
  ['plugins/reminders/cli/announcement-command', 15],
  ['plugins/reminders/cli/when-command', 15],
  ['plugins/reminders/absence/absence.service', 14],
  ['testing/world', 13],
  ['plugins/announcements/announcement.service', 12],
];
