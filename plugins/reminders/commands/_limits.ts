import type { LimitRule } from 'alphapy';

/** By command or by form. */
export const adding: LimitRule = { action: 'reminders.add', times: 5, per: 60 };
/** Each is downloaded and kept. */
export const picturing: LimitRule = { action: 'reminders.image', times: 3, per: 3600 };
export const editing: LimitRule = { action: 'reminders.edit', times: 5, per: 60 };
export const retrying: LimitRule = { action: 'reminders.retry', times: 5, per: 60 };
export const presetting: LimitRule = { action: 'reminders.preset', times: 10, per: 60 };
