import { booleanSetting, channelSetting, choiceSetting, listSetting, numberSetting } from 'alphapy';
import { z } from 'zod';

/** What a guild decides about its announcements. */
export const announcementSettings = z.object({
  channels: listSetting({
    label: 'Watched channels',
    description:
      'Announcements in these channels become reminders. What people write there without an embed only with Plain messages.',
    of: 'channel',
    maxItems: 10,
    essential: true,
  }),
  threads: booleanSetting({
    label: 'Threads',
    description:
      'Whether I also read what is written in threads. Of a forum I always read how each post begins.',
    default: false,
  }),
  plainMessages: booleanSetting({
    label: 'Plain messages',
    description:
      'Whether messages without an embed are read too. Only bots and webhooks write embeds; people do not.',
    default: false,
    essential: true,
  }),
  otherBots: booleanSetting({
    label: 'Other bots',
    description: 'Whether messages of other bots and of webhooks are read.',
    default: true,
  }),
  ownMessages: booleanSetting({
    label: 'My own messages',
    description:
      "Whether this bot's own messages are read, for example those of another feature. Never its reminders.",
    default: false,
  }),
  announcers: listSetting({
    label: 'Who announces',
    description:
      'Roles whose messages are read. Without any, those of everybody who may write in the channel.',
    of: 'role',
    maxItems: 10,
  }),
  deciders: listSetting({
    label: 'Who decides',
    description: 'Roles that may choose, fix and undo, besides everybody who manages messages or events.',
    of: 'role',
    maxItems: 10,
  }),
  target: channelSetting({
    label: 'Where reminders come',
    description: 'The channel of the reminders. Without a choice, the channel of the announcement.',
  }),
  notice: numberSetting({
    label: 'In advance',
    description: 'How long before it begins the reminder comes first. With 0 it comes only when it begins.',
    default: 60,
    min: 0,
    max: 4320,
    unit: 'minutes',
  }),
  events: choiceSetting({
    label: 'Events',
    description: "Which announcements I also put on the server's list of events, for an hour each.",
    choices: ['off', 'once', 'all'],
    default: 'off',
  }),
  questions: channelSetting({
    label: 'Where I ask',
    description: 'Where I tell what I read, and ask when it is not sure. Without a choice, the log channel.',
  }),
  advice: booleanSetting({
    label: 'AI advice',
    description:
      'Whether an AI service, if the bot has one, may point at the time in a message where I do not find it. I still ask.',
    default: false,
  }),
  perHour: numberSetting({
    label: 'At most per hour',
    description: 'How many announcements I take in an hour. What comes beyond that is left alone.',
    default: 20,
    min: 1,
    max: 100,
    unit: 'announcements',
  }),
});

export type AnnouncementSettings = z.infer<typeof announcementSettings>;
