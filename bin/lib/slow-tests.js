/**
 * The test files that take longest, and about how many seconds on two quiet cores; any other is short. The order is what
 * counts. `npm test` prints the slowest ones, by which this list is kept.
 */
export const slowTests = [
  ['plugins/announcements/stories', 70],
  ['stories/processes', 65],
  ['plugins/reminders/chaos/chaos', 60],
  ['stories/start-failures', 50],
  ['core/tasks/drivers', 50],
  ['stories/pm2', 35],
  ['cli/start', 25],
  ['cli/database', 20],
  ['services/settings/settings.service', 20],
  ['sandbox/web/page-deeds', 18],
  ['core/processes/supervisor', 17],
  ['stories/several-hosts', 16],
  ['sandbox/web/page-sights', 15],
  ['core/processes/shared-limit', 15],
  ['cli/commands', 12],
  ['plugins/reminders/domain/recurrence/all-zones', 12],
  ['core/database/migrations/create-migration', 11],
  ['core/database/backup/backup', 10],
  ['core/database/embedded/embedded-postgres', 10],
  ['core/bot-process', 10],
  ['plugins/announcements/command-stories', 10],
  ['plugins/reminders/manner-stories', 10],
];
