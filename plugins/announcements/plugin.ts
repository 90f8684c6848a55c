import { definePlugin } from 'alphapy';
import { GatewayIntentBits } from 'discord.js';
import { Announcement } from './announcement.entity.js';
import { AnnouncementService } from './announcement.service.js';
import { Audience } from './cards/audience.js';
import { Card } from './cards/card.entity.js';
import { CardService } from './cards/card.service.js';
import { CardStore } from './cards/card.store.js';
import { CardMarks } from './cards/card-marks.js';
import { EventClient } from './events/event.client.js';
import { AnnouncementEvent } from './events/event.entity.js';
import { EventService } from './events/event.service.js';
import { EventStore } from './events/event.store.js';
import { EventMarks } from './events/event-marks.js';
import { AnnouncementDecisions } from './ledger/announcement-decisions.js';
import { AnnouncementLedger } from './ledger/announcement-ledger.js';
import { AnnouncementNotes } from './ledger/announcement-notes.js';
import { ReminderOfAnnouncement } from './ledger/reminder-of-announcement.js';
import { Listening } from './missed/listening.entity.js';
import { MessageClient } from './origin/message.client.js';
import { Advice } from './reading/advice.js';
import { advisorIn } from './reading/advisor.js';
import { MessageReader } from './reading/message-reader.js';
import { type AnnouncementSettings, announcementSettings } from './settings.js';

export default definePlugin<AnnouncementService>({
  name: 'announcements',
  version: '1.0.0',
  host: '^0.1.0',
  dependencies: ['reminders'],
  optionalDependencies: ['ai'],
  entities: [Announcement, AnnouncementEvent, Card, Listening],
  settings: announcementSettings,
  intents: {
    // By the second we hear which event somebody has deleted.
    required: [GatewayIntentBits.GuildMessages, GatewayIntentBits.GuildScheduledEvents],
    // Without it Discord hides what messages say, except from those that mention the bot.
    optional: [GatewayIntentBits.MessageContent],
  },
  permissions: ['ViewChannel', 'ReadMessageHistory', 'SendMessages', 'EmbedLinks'],
  permissionsWhere: [
    {
      permissions: ['CreateEvents'],
      isNeeded: ({ enabled, events }) => enabled !== false && events !== 'off',
    },
  ],
  personalData: [
    { table: 'announcements_announcements', column: 'author_id', erasure: 'erase' },
    { table: 'announcements_announcements', column: 'title', erasure: 'erase' },
    { table: 'announcements_announcements', column: 'reading', erasure: 'erase' },
    { table: 'announcements_announcements', column: 'decided_by', erasure: 'anonymise' },
  ],
  setup({ em, clock, rest, i18n, logger, signal, services }) {
    const { reminders, settings, languages, posts } = services;
    const reminder = new ReminderOfAnnouncement(reminders, services, i18n, new EventMarks(clock));
    const notes = new AnnouncementNotes(services);
    const audience = new Audience(em, settings);
    const marks = new CardMarks(clock);
    const eventStore = new EventStore(em);
    const cards = new CardService({
      em,
      clock,
      i18n,
      store: new CardStore(em, marks),
      reminders,
      audience,
      events: eventStore,
      services,
    });
    settings.onChange((guildId) => {
      // The list of announcements shows what still waits if this fails.
      cards.settingsChanged(guildId).catch((error: unknown) => logger.warn('Questions may wait:', error));
    });
    return new AnnouncementService({
      em,
      clock,
      settings,
      logger,
      signal,
      tips: services.tips,
      reader: new MessageReader(
        clock,
        reminders,
        languages,
        new Advice(reminders, advisorIn(services), logger),
      ),
      ledger: new AnnouncementLedger(em, clock, reminder, notes, marks),
      reminders,
      reminder,
      notes,
      messages: new MessageClient(rest, () => posts.ownId()),
      decisions: new AnnouncementDecisions(em, clock, reminders, reminder, notes, marks),
      events: new EventService({
        em,
        clock,
        reminders,
        notes,
        settings,
        store: eventStore,
        client: new EventClient(rest, () => posts.ownId()),
      }),
      eventStore,
      cards,
      audience,
    });
  },
  examine: async ({ audience, events }, guildId) => [
    ...(await audience.examine(guildId)),
    ...(await events.examine(guildId)),
  ],
});

declare module 'alphapy' {
  interface Services {
    announcements: AnnouncementService;
  }
  interface PluginSettings {
    announcements: AnnouncementSettings & { readonly enabled: boolean };
  }
}
