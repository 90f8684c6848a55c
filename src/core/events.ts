import { EventEmitter } from 'node:events';

/**
 * Events between plugins: past tense, plain data, emitted after the commit of what they tell.
 * A plugin merges its own: `declare module 'alphapy' { interface BotEvents { 'reminders.delivered': [...] } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the plugins' declaration merging
export interface BotEvents {}

export type BotEventEmitter = EventEmitter<{ [Name in keyof BotEvents]: BotEvents[Name] }>;

export function createEvents(): BotEventEmitter {
  return new EventEmitter();
}
