import { z } from 'zod';
import { booleanSetting, channelSetting, choiceSetting, localeSetting, timeZoneSetting } from './kinds.js';

/** The name under which the bot's own settings stand; no plugin can have it. */
export const coreScope = 'core';

/** The languages that the bot's own texts are written in. */
export const botLocales = ['en', 'nl'] as const;

/** What a guild decides about the bot as a whole. */
export const coreSettings = z.object({
  logChannel: channelSetting({
    label: 'Log channel',
    description: 'Where the bot tells of what was changed and of what needs attention.',
    essential: true,
  }),
  logLevel: choiceSetting({
    label: 'Log level',
    description: 'How much is told in the log channel.',
    choices: ['verbose', 'normal', 'critical'],
    default: 'normal',
  }),
  locale: localeSetting({
    label: 'Language',
    description: "The language of what everybody reads. Without a choice it is the server's own.",
    choices: botLocales,
    essential: true,
  }),
  timeZone: timeZoneSetting({
    label: 'Time zone',
    description: 'The clock by which dates and times are understood.',
    default: 'UTC',
    essential: true,
  }),
  tips: booleanSetting({
    label: 'Tips',
    description: 'A short hint when something is used for the first time, at most one a day.',
    default: true,
  }),
});

export type CoreSettings = z.infer<typeof coreSettings>;
