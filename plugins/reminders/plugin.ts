import { definePlugin } from 'alphapy';
import { GatewayIntentBits } from 'discord.js';
import { Absence } from './absence/absence.entity.js';
import { AbsenceService } from './absence/absence.service.js';
import { PresenceClient } from './absence/presence.client.js';
import { AnnouncementReader } from './announced/announcement-reader.js';
import { ChannelClient } from './delivery/channel.client.js';
import { ClosedPlace } from './delivery/closed-place.entity.js';
import { Delivery } from './delivery/delivery.entity.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { DeliverySender } from './delivery/delivery-sender.js';
import { Follower } from './followers/follower.entity.js';
import { ImageClient } from './images/image.client.js';
import { Image } from './images/image.entity.js';
import { Images } from './images/images.js';
import { premiumIn } from './premium.js';
import { OwnPreset } from './presets/own-preset.entity.js';
import { Presets } from './presets/presets.js';
import { Reminder } from './reminder.entity.js';
import { ReminderService } from './reminder.service.js';
import { RightsClient } from './rights/rights.client.js';
import { RightsService } from './rights/rights.service.js';
import { RightsChange } from './rights/rights-change.entity.js';
import { RightsChanges } from './rights/rights-changes.js';
import { type ReminderSettings, reminderSettings } from './settings.js';
import { WhenReader } from './when-reader.js';
import { Draft } from './wishes/draft.entity.js';

export default definePlugin<ReminderService>({
  name: 'reminders',
  version: '1.0.0',
  host: '^0.1.0',
  optionalDependencies: ['premium'],
  entities: [Reminder, Delivery, Draft, Follower, Absence, ClosedPlace, Image, OwnPreset, RightsChange],
  settings: reminderSettings,
  // With it the bot hears at once who leaves; without it the next delivery notices.
  intents: { optional: [GatewayIntentBits.GuildMembers] },
  permissions: ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'ReadMessageHistory', 'AttachFiles'],
  personalData: [
    { table: 'reminders_reminders', column: 'user_id', erasure: 'erase' },
    { table: 'reminders_reminders', column: 'text', erasure: 'erase' },
    { table: 'reminders_images', column: 'bytes', erasure: 'erase' },
    { table: 'reminders_followers', column: 'user_id', erasure: 'erase' },
    { table: 'reminders_deliveries', column: 'recipient_id', erasure: 'erase' },
    { table: 'reminders_drafts', column: 'user_id', erasure: 'erase' },
    { table: 'reminders_drafts', column: 'text', erasure: 'erase' },
    { table: 'reminders_drafts', column: 'typed', erasure: 'erase' },
    { table: 'reminders_absences', column: 'user_id', erasure: 'erase' },
    { table: 'reminders_closed_places', column: 'place_id', erasure: 'erase' },
  ],
  setup({ em, clock, rest, i18n, events, logger, services }) {
    const sender = new DeliverySender(em, clock, i18n, new ChannelClient(rest));
    const { settings } = services;
    const settingsOf = (guildId: string) => settings.read(guildId, 'reminders');
    const rights = new RightsService(clock, new RightsClient(rest), new RightsChanges(em, clock));
    const absences = new AbsenceService({ em, clock, settings, presence: new PresenceClient(rest), rights });
    settings.onChange((guildId) => {
      // Somebody looks again within the hour if this fails.
      absences.settingsChanged(guildId).catch((error: unknown) => logger.warn('Reminders may wait:', error));
    });
    const deliveries = new DeliveryService({
      em,
      clock,
      events,
      logger,
      sender,
      absences,
      rights,
      settingsOf,
    });
    const reader = new WhenReader(clock, services.timeZones);
    const announcements = new AnnouncementReader(clock, services.timeZones, reader);
    const premium = premiumIn(services);
    const images = new Images(em, clock, premium, new ImageClient(rest));
    const presets = new Presets(em, reader, services.audit);
    const parts = {
      reader,
      announcements,
      deliveries,
      absences,
      rights,
      settingsOf,
      premium,
      images,
      presets,
    };
    return new ReminderService({ em, clock, ...parts });
  },
  teardown: (reminders) => reminders.deliveries.settled(),
});

declare module 'alphapy' {
  interface Services {
    reminders: ReminderService;
  }
  interface PluginSettings {
    reminders: ReminderSettings & { readonly enabled: boolean };
  }
  interface BotEvents {
    'reminders.delivered': [{ readonly reminderId: string; readonly guildId: string }];
  }
}
