import { Notifications } from '../core/database/notifications.js';
import type { OwnServices, ServiceHost } from '../core/own-services.js';
import { openSecrets } from '../core/secrets/open-secrets.js';
import { TroubleLog } from '../core/trouble-log.js';
import { AuditLog } from './audit/audit-log.js';
import { AuditPosts } from './audit/audit-posts.js';
import { AuditPostsStore } from './audit/audit-posts.store.js';
import { CommandTracker } from './command-tracker/command-tracker.js';
import { CommandUseStore } from './command-tracker/command-use.store.js';
import { GuildLanguages } from './languages/guild-languages.js';
import { openLimitStore } from './limits/limit-stores.js';
import { LimitsService } from './limits/limits.service.js';
import { OperationsLog } from './operations/operations-log.js';
import { ChannelPosts } from './posting/channel-posts.js';
import { Processes } from './processes/processes.js';
import type { BotServices } from './services.js';
import { BadValues } from './settings/bad-values.js';
import { BotOwners } from './settings/bot-owners.js';
import { buildCatalogue } from './settings/build-catalogue.js';
import { SettingsDrafts } from './settings/drafts.js';
import { GuildDirectories } from './settings/guild-directories.js';
import { PluginSwitch } from './settings/plugin-switch.js';
import { SettingsService } from './settings/settings.service.js';
import { SettingsStore } from './settings/settings.store.js';
import { SettingsUndo } from './settings/undo.js';
import { TimeZonesService } from './time-zones/time-zones.service.js';
import { TipStore } from './tips/tip.store.js';
import { TipsService } from './tips/tips.service.js';

/** Builds what every plugin may use, in the order in which one needs the other. */
export async function startServices(host: ServiceHost): Promise<OwnServices> {
  const notifications = new Notifications(host.databaseUrl, host.logger);
  const services = await buildServices(host, notifications);
  await notifications.start();
  return {
    services: { ...services },
    isSwitchedOn: (guildId, plugin) => services.pluginSwitch.isOn(guildId, plugin),
    async stop() {
      const { operations, commandTracker, limits } = services;
      await notifications.stop();
      operations.tell('bot.stopped', 'A process of the bot stops in order');
      await Promise.all([commandTracker.drain(), operations.drain(), limits.close()]);
    },
  };
}

async function buildServices(host: ServiceHost, notifications: Notifications): Promise<BotServices> {
  const { em, clock, logger, rest, i18n, googleProject } = host;
  const audit = new AuditLog(em, clock);
  const operations = new OperationsLog({ em, clock, logger });
  const { settings, settingsUndo } = buildSettings(host, { notifications, audit, operations });
  const commandUses = new CommandUseStore(em);
  const commandTracker = new CommandTracker({ insert: (uses) => commandUses.insert(uses), logger });
  const languages = new GuildLanguages(settings, rest, i18n);
  const posts = new ChannelPosts(rest);
  return {
    settings,
    settingsUndo,
    guildDirectories: new GuildDirectories(rest, () => posts.ownId()),
    pluginSwitch: new PluginSwitch(settings, clock, logger),
    owners: new BotOwners(rest, clock),
    settingsDrafts: new SettingsDrafts(em, clock),
    tips: new TipsService({ ...host, store: new TipStore(em), settings, languages }),
    timeZones: new TimeZonesService(em, clock, settings),
    limits: await openLimits(host),
    secrets: openSecrets({ googleProject, environment: process.env }, clock, logger),
    audit,
    auditPosts: new AuditPosts({ store: new AuditPostsStore(em), posts, settings, languages, i18n, clock }),
    posts,
    languages,
    operations,
    commandTracker,
    processes: new Processes(em),
    commandUses,
  };
}

interface SettingsNeeds {
  readonly notifications: Notifications;
  readonly audit: AuditLog;
  readonly operations: OperationsLog;
}

function buildSettings(host: ServiceHost, { notifications, audit, operations }: SettingsNeeds) {
  const { em, clock, logger, i18n } = host;
  const store = new SettingsStore(em, audit);
  const catalogue = buildCatalogue(host.settings, (name, error) => host.refusePlugin(name, error));
  const badValues = new BadValues(logger, operations);
  const settings = new SettingsService({ catalogue, store, notifications, clock, badValues });
  // Always known: the switch of its plugin has been read before a command runs.
  i18n.findChoicesBy((guildId) => settings.lastKnown(guildId, 'core')?.locale ?? null);
  return { settings, settingsUndo: new SettingsUndo(settings, store) };
}

async function openLimits({ databaseUrl, redisUrl, clock, logger }: ServiceHost): Promise<LimitsService> {
  const trouble = new TroubleLog(logger, 'The store of limits (each process counts in its memory meanwhile)');
  const store = await openLimitStore({ database: databaseUrl, redis: redisUrl, trouble });
  return new LimitsService(store, clock);
}
