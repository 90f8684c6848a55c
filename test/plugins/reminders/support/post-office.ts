import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { REST } from 'discord.js';
import { Absence } from '../../../../plugins/reminders/absence/absence.entity.js';
import { AbsenceService } from '../../../../plugins/reminders/absence/absence.service.js';
import { PresenceClient } from '../../../../plugins/reminders/absence/presence.client.js';
import { AnnouncementReader } from '../../../../plugins/reminders/announced/announcement-reader.js';
import { ChannelClient } from '../../../../plugins/reminders/delivery/channel.client.js';
import { ClosedPlace } from '../../../../plugins/reminders/delivery/closed-place.entity.js';
import { Delivery } from '../../../../plugins/reminders/delivery/delivery.entity.js';
import { DeliveryService } from '../../../../plugins/reminders/delivery/delivery.service.js';
import { DeliverySender } from '../../../../plugins/reminders/delivery/delivery-sender.js';
import { Follower } from '../../../../plugins/reminders/followers/follower.entity.js';
import { ImageClient } from '../../../../plugins/reminders/images/image.client.js';
import { Image } from '../../../../plugins/reminders/images/image.entity.js';
import { Images } from '../../../../plugins/reminders/images/images.js';
import type { Tier } from '../../../../plugins/reminders/premium.js';
import { OwnPreset } from '../../../../plugins/reminders/presets/own-preset.entity.js';
import { Presets } from '../../../../plugins/reminders/presets/presets.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import { ReminderService } from '../../../../plugins/reminders/reminder.service.js';
import { RightsClient } from '../../../../plugins/reminders/rights/rights.client.js';
import { RightsService } from '../../../../plugins/reminders/rights/rights.service.js';
import { RightsChange } from '../../../../plugins/reminders/rights/rights-change.entity.js';
import { RightsChanges } from '../../../../plugins/reminders/rights/rights-changes.js';
import { type ReminderSettings, reminderSettings } from '../../../../plugins/reminders/settings.js';
import { WhenReader } from '../../../../plugins/reminders/when-reader.js';
import { Draft } from '../../../../plugins/reminders/wishes/draft.entity.js';
import { createOrm } from '../../../../src/core/database/orm.js';
import { type BotEventEmitter, createEvents } from '../../../../src/core/events.js';
import { Translations } from '../../../../src/core/translations.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../../../src/sandbox/index.js';
import { ManualClock } from '../../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import { AuditLog } from '../../../../src/services/audit/audit-log.js';
import { migratedDatabase, type TestDatabase } from '../../../support/database.js';
import { RecordingLogger } from '../../../support/recording-logger.js';
import { DatabaseGate } from './database-gate.js';

/** What one process of the bot has of the plugin. */
export interface Backend {
  readonly orm: MikroORM;
  readonly reminders: ReminderService;
  readonly deliveries: DeliveryService;
  readonly events: BotEventEmitter;
  readonly logger: RecordingLogger;
}

/** A database, a local Discord whose clock stands still, and as many processes between them as a test wants. */
export class PostOffice {
  readonly #backends: Backend[] = [];
  #members = 0;
  /** Where all members live. */
  zone = 'UTC';
  /** Guilds that have switched reminders off. */
  readonly switchedOff = new Set<string>();
  /** What all members have paid for. */
  tier: Tier = 'free';
  /** Of all guilds. */
  settings: ReminderSettings = reminderSettings.parse({});

  private constructor(
    readonly discord: Sandbox,
    private readonly database: TestDatabase,
  ) {}

  static async open(): Promise<PostOffice> {
    const database = await migratedDatabase();
    const clock = new ManualClock('2026-11-25T12:00:00Z');
    // Without limits on requests: a test sends a hundred messages in no time.
    const discord = await startSandbox({ clock, limits: { requestsPerSecond: null } });
    return new PostOffice(discord, database);
  }

  get now(): Temporal.Instant {
    return this.discord.clock.now();
  }

  async backend(): Promise<Backend> {
    const { clock } = this.discord;
    const orm = await createOrm({
      url: this.database.url,
      entities: [Reminder, Delivery, Draft, Follower, Absence, ClosedPlace, Image, OwnPreset, RightsChange],
      applicationName: 'test',
    });
    // Without retries of the library: what one request did is what the test sees.
    const rest = new REST({ api: this.discord.url, retries: 0 }).setToken(this.discord.token);
    const common = { em: orm.em, clock, settingsOf: async () => this.settings };
    const rights = new RightsService(clock, new RightsClient(rest), new RightsChanges(orm.em, clock));
    const absences = new AbsenceService({
      ...common,
      settings: { enabled: async (guildId: string) => !this.switchedOff.has(guildId) },
      presence: new PresenceClient(rest),
      rights,
    });
    const logger = new RecordingLogger();
    const events = createEvents();
    const sender = new DeliverySender(orm.em, clock, wordsOfReminders(logger), new ChannelClient(rest));
    const deliveries = new DeliveryService({ ...common, events, logger, sender, absences, rights });
    const kept = this.#whatMembersKeep(orm, rest);
    const reminders = new ReminderService({ ...common, ...kept, deliveries, absences, rights });
    const backend = { orm, reminders, deliveries, events, logger };
    this.#backends.push(backend);
    return backend;
  }

  #whatMembersKeep({ em }: MikroORM, rest: REST) {
    const { clock } = this.discord;
    const zones = { of: async () => this.zone };
    const premium = { tierOf: async () => this.tier };
    const reader = new WhenReader(clock, zones);
    return {
      reader,
      premium,
      announcements: new AnnouncementReader(clock, zones, reader),
      images: new Images(em, clock, premium, new ImageClient(rest)),
      presets: new Presets(em, reader, new AuditLog(em, clock)),
    };
  }

  guild(): GuildActor {
    return this.discord.createGuild({ name: `Guild ${this.discord.guilds.length + 1}` });
  }

  /** Puts reminders into the database that were due at this moment, each of another member and in turn in its channels. */
  async due(
    guild: GuildActor,
    texts: readonly string[],
    dueAt = this.now,
    rest: Partial<Reminder> = {},
  ): Promise<void> {
    const em = this.#em();
    for (const text of texts) em.create(Reminder, { ...this.#wish(guild, text), ...rest, dueAt });
    await em.flush();
  }

  /** A reminder whose delivery is asked for, but that nobody has claimed. */
  async queued(guild: GuildActor, text: string): Promise<void> {
    const em = this.#em();
    const dueAt = this.now;
    const reminder = em.create(Reminder, { ...this.#wish(guild, text), dueAt, state: 'delivering' });
    const { guildId, channelId, userId: recipientId } = reminder;
    const place = { reminder, recipientId, guildId, channelId, occurrence: 1 };
    em.create(Delivery, { ...place, dueAt, queuedAt: dueAt, attemptAt: dueAt });
    await em.flush();
  }

  /** Lets every process tick once and finish what it sends. */
  async tick(): Promise<void> {
    await Promise.all(this.#backends.map(({ deliveries }) => deliveries.deliverDue()));
    await Promise.all(this.#backends.map(({ deliveries }) => deliveries.settled()));
  }

  /** Moves the clock and ticks. */
  async after(duration: Temporal.DurationLike): Promise<void> {
    await this.discord.clock.advance(duration);
    await this.tick();
  }

  /** Holds up in the database whoever does this, until it is opened. */
  gate(what: string): Promise<DatabaseGate> {
    return DatabaseGate.close(this.database.url, what);
  }

  /** Texts of all messages that stand in the guild's channels. */
  texts({ channels }: GuildActor): string[] {
    return channels.flatMap(({ messages }) =>
      messages.map(({ content }) => content.split('\n>>> ')[1] ?? ''),
    );
  }

  deliveries(): Promise<Delivery[]> {
    return this.#em().find(Delivery, {}, { orderBy: { id: 'asc' } });
  }

  reminders(): Promise<Reminder[]> {
    return this.#em().find(Reminder, {}, { orderBy: { id: 'asc' } });
  }

  async close(): Promise<void> {
    await this.discord.close();
    await Promise.all(this.#backends.map(({ deliveries }) => deliveries.settled()));
    await Promise.all(this.#backends.map(({ orm }) => orm.close()));
    await this.database.drop();
  }

  #em() {
    const [backend] = this.#backends;
    if (!backend) throw new Error('Make a backend first');
    return backend.orm.em.fork();
  }

  #wish(guild: GuildActor, text: string) {
    this.#members += 1;
    const { id: userId } = guild.member(`member${this.#members}`);
    const channel = guild.channels[this.#members % guild.channels.length];
    return {
      guildId: guild.id,
      channelId: channel?.id ?? '',
      userId,
      text,
      locale: 'en-US',
      zone: this.zone,
      createdAt: this.now,
    };
  }
}

function wordsOfReminders(logger: RecordingLogger): Translations {
  const i18n = new Translations(logger);
  i18n.add('reminders', fileURLToPath(new URL('../../../../plugins/reminders', import.meta.url)));
  return i18n;
}
