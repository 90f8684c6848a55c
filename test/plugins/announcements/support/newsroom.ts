import { fileURLToPath } from 'node:url';
import type { MikroORM } from '@mikro-orm/postgresql';
import { REST } from 'discord.js';
import { Announcement } from '../../../../plugins/announcements/announcement.entity.js';
import type { AnnouncementService } from '../../../../plugins/announcements/announcement.service.js';
import type { SeenMessage } from '../../../../plugins/announcements/domain/seen-message.js';
import announcements from '../../../../plugins/announcements/plugin.js';
import type { Advisor } from '../../../../plugins/announcements/reading/advisor.js';
import reminders from '../../../../plugins/reminders/plugin.js';
import { Reminder } from '../../../../plugins/reminders/reminder.entity.js';
import type { ReminderService } from '../../../../plugins/reminders/reminder.service.js';
import { createOrm } from '../../../../src/core/database/orm.js';
import { withClient } from '../../../../src/core/database/with-client.js';
import { createEvents } from '../../../../src/core/events.js';
import { createLogger } from '../../../../src/core/logger.js';
import type { PluginContext, Services } from '../../../../src/core/plugins/plugin.js';
import { Translations } from '../../../../src/core/translations.js';
import type { GuildActor } from '../../../../src/sandbox/actors/guild-actor.js';
import type { MessageView } from '../../../../src/sandbox/actors/message-view.js';
import { startSandbox } from '../../../../src/sandbox/index.js';
import { ManualClock } from '../../../../src/sandbox/manual-clock.js';
import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import type { SettingValue } from '../../../../src/services/settings/catalogue.js';
import { startServices } from '../../../../src/services/start-services.js';
import { migratedDatabase, type TestDatabase } from '../../../support/database.js';

/** What one process of the bot has of the plugin. */
export interface Desk {
  readonly orm: MikroORM;
  readonly announcements: AnnouncementService;
  readonly reminders: ReminderService;
  readonly services: Services;
  close(): Promise<void>;
}

/** A database, a local Discord whose clock stands still, and as many processes between them as a test wants. */
export class Newsroom {
  readonly #desks: Desk[] = [];
  #guilds = 0;

  private constructor(
    readonly discord: Sandbox,
    readonly database: TestDatabase,
  ) {}

  static async open(): Promise<Newsroom> {
    const database = await migratedDatabase();
    const clock = new ManualClock('2026-11-25T12:00:00Z');
    const discord = await startSandbox({ clock, limits: { requestsPerSecond: null } });
    return new Newsroom(discord, database);
  }

  get now(): Temporal.Instant {
    return this.discord.clock.now();
  }

  /** Another process, with all that a process has: only its pieces are missing. */
  async desk(ai?: Advisor): Promise<Desk> {
    const { clock, url, token } = this.discord;
    const entities = [...(reminders.entities ?? []), ...(announcements.entities ?? [])];
    const orm = await createOrm({ url: this.database.url, entities, applicationName: 'test' });
    const rest = new REST({ api: url, retries: 0 }).setToken(token);
    const logger = createLogger({ level: 'error', name: 'test', pretty: true });
    const i18n = new Translations(logger);
    for (const name of ['reminders', 'announcements']) i18n.add(name, folder(name));
    const common = { em: orm.em, clock, rest, i18n, logger, events: createEvents() };
    const own = await startServices({
      ...common,
      databaseUrl: this.database.url,
      redisUrl: undefined,
      googleProject: undefined,
      settings: {
        announcements: announcements.settings ?? never(),
        reminders: reminders.settings ?? never(),
      },
      refusePlugin: (_name, error) => never(error),
    });
    const signal = new AbortController().signal;
    // The bot's own services and those of plugins meet in one object; which has which type is declared by each.
    const context = { ...common, signal, services: own.services as unknown as Services } as PluginContext;
    const reminderService = (await reminders.setup?.(context)) ?? never();
    const services = { ...context.services, reminders: reminderService, ...(ai && { ai }) };
    const announcementService = (await announcements.setup?.({ ...context, services })) ?? never();
    const desk: Desk = {
      orm,
      reminders: reminderService,
      announcements: announcementService,
      services,
      async close() {
        await reminderService.deliveries.settled();
        await own.stop();
        await orm.close();
      },
    };
    this.#desks.push(desk);
    return desk;
  }

  /** A guild whose channel #news is watched, and that is told and asked in #log. */
  async guild(settings: Readonly<Record<string, SettingValue>> = {}): Promise<GuildActor> {
    this.#guilds += 1;
    const guild = this.discord.createGuild({ name: `Tea house ${this.#guilds}`, channels: ['news', 'log'] });
    await this.set(guild, {
      channels: [guild.channel('news').id],
      plainMessages: true,
      questions: guild.channel('log').id,
      notice: 0,
      ...settings,
    });
    return guild;
  }

  async set(guild: GuildActor, settings: Readonly<Record<string, SettingValue>>): Promise<void> {
    const changes = Object.entries(settings).map(([key, value]) => ({ scope: 'announcements', key, value }));
    const author = { userId: guild.owner.id, rights: 'manager', how: 'slash', requestId: null } as const;
    const [desk] = this.#desks;
    await (desk ?? never()).services.settings.change(guild.id, changes, author);
  }

  /** The rows, the reminders, and how many lines tell of them. */
  async books(): Promise<{ rows: Announcement[]; reminders: Reminder[]; lines: number }> {
    const em = (this.#desks[0] ?? never()).orm.em.fork();
    const rows = await em.find(Announcement, {}, { orderBy: { messageId: 'asc' } });
    const set = await em.find(Reminder, {}, { orderBy: { announcementId: 'asc' } });
    const [{ count } = never()] = await em.execute<{ count: string }[]>(
      `select count(*) from audit_logs where action like 'announcements.%'`,
    );
    // Copies: an entity drags the whole ORM into the difference that a failing test prints.
    return { rows: rows.map(plain), reminders: set.map(plain), lines: Number(count) };
  }

  /** Makes PostgreSQL fail whoever writes to a table, at once or when they commit. */
  async breaks(table: string, when: 'at once' | 'at commit'): Promise<void> {
    const kind = when === 'at once' ? 'trigger' : 'constraint trigger';
    const deferred = when === 'at once' ? '' : 'deferrable initially deferred';
    await this.sql(`
      create or replace function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create ${kind} broken after insert on ${table} ${deferred} for each row execute function broken()`);
  }

  async mends(table: string): Promise<void> {
    await this.sql(`drop trigger broken on ${table}`);
  }

  async sql(text: string): Promise<void> {
    await withClient(this.database.url, (client) => client.query(text));
  }

  async close(): Promise<void> {
    await this.discord.close();
    for (const desk of this.#desks) await desk.close();
    await this.database.drop();
  }
}

/** A message as the bot hears it. */
export function heard({ raw }: MessageView, changes: Partial<SeenMessage> = {}): SeenMessage {
  return {
    id: raw.id,
    channelId: raw.channel_id,
    author: { id: raw.author.id, kind: 'person', roleIds: [], managesMessages: false },
    content: raw.content,
    embeds: [],
    controls: [],
    writtenAt: Temporal.Instant.from(raw.timestamp),
    editedAt: raw.edited_timestamp ? Temporal.Instant.from(raw.edited_timestamp) : null,
    ...changes,
  };
}

function plain<Row extends object>(row: Row): Row {
  return { ...row };
}

function folder(plugin: string): string {
  return fileURLToPath(new URL(`../../../../plugins/${plugin}`, import.meta.url));
}

function never(error?: unknown): never {
  throw error instanceof Error ? error : new Error('the newsroom is not complete');
}
