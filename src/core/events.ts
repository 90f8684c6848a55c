import { EventEmitter } from 'node:events';

/**
 * Events between plugins: past tense, plain data, emitted after the commit of what they tell.
 * A plugin merges its own: `declare module 'alphapy' { interface BotEvents { 'reminders.delivered': [...] } }`.
 */
export interface BotEvents {
  /** A bug ended what a member wanted; the incident finds its line in the log. */
  'core.interactionFailed': [
    { readonly guildId: string | null; readonly piece: string; readonly incident: string },
  ];
  /** A scheduled task's run has failed; its next tick tries again. */
  'core.taskFailed': [{ readonly task: string }];
}

export type BotEventEmitter = EventEmitter<{ [Name in keyof BotEvents]: BotEvents[Name] }>;

export function createEvents(): BotEventEmitter {
  return new EventEmitter();
}
