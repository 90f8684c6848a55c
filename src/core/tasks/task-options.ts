import type {} from '@sapphire/plugin-scheduled-tasks';

declare module '@sapphire/plugin-scheduled-tasks' {
  interface ScheduledTaskOptions {
    /** How long a run may take, in milliseconds, before the log names the task. Usually a minute. */
    limit?: number;
  }
}
