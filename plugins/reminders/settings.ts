import { booleanSetting, channelSetting, choiceSetting, textSetting } from 'alphapy';
import { z } from 'zod';
import { LATE } from './domain/delivery/late.js';
import { readNotices } from './domain/plan/read-notices.js';

/** What a guild decides about its reminders. */
export const reminderSettings = z.object({
  channel: channelSetting({
    label: 'Usual channel',
    description:
      'Where reminders come when no channel is named. Without a choice, the channel in which they are set.',
  }),
  notices: textSetting({
    label: 'In advance',
    description:
      'How long before it a new reminder comes as well, for example: 1 day, 1 hour. Empty: not at all.',
    expects: 'lengths of time such as: 1 day, 1 hour (five at most, each up to 30 days)',
    default: '',
    maxLength: 100,
  }).refine(isLengths, 'says no lengths of time such as: 1 day, 1 hour (five at most, each up to 30 days)'),
  late: choiceSetting({
    label: 'What was missed',
    description:
      'What becomes of a new reminder that could not be sent in time: sent late, left out, or summed up.',
    choices: LATE,
    default: 'send',
  }),
  directMessages: booleanSetting({
    label: 'Direct messages instead',
    description: 'Whether a reminder goes to its owner when its channel is closed or gone.',
    default: true,
  }),
  mentions: booleanSetting({
    label: 'Mentions of many',
    description: 'Whether members who may mention everyone can let a reminder do so, with `mention`.',
    default: false,
  }),
});

export type ReminderSettings = z.infer<typeof reminderSettings>;

/** What a guild has decided. */
export type SettingsOf = (guildId: string) => Promise<Readonly<ReminderSettings>>;

function isLengths(text: string): boolean {
  return text === '' || 'minutes' in readNotices(text);
}
