import { readablePermission } from '../../../core/discord/refusal.js';
import type { Setting, SettingValue } from '../../settings/catalogue.js';
import { obstacle } from '../../settings/guild-directory.js';
import { scopeName, translateSetting } from '../../settings/setting-words.js';
import type { Check, Finding, GuildContext } from '../finding.js';

/** Channels, categories and roles that settings name: there still, open to the bot, and below its own role. */
export const namedPlaces: Check<GuildContext> = {
  name: 'namedPlaces',
  async run(context) {
    const { settings, directories, guild } = context;
    const directory = await directories.fresh(guild.id);
    const named = await Promise.all(settings.catalogue.scopes().map((scope) => placesIn(scope, context)));
    return named.flat().flatMap(({ setting, type, id }) => {
      const problem = obstacle(directory, type, id);
      const values = { setting: labelOf(setting, context), role: `<@&${id}>` };
      if (problem) return [{ severity: 'problem', key: problem, values }];
      return type === 'channel' ? closed(setting, id, context) : [];
    });
  },
};

interface Place {
  readonly setting: Setting;
  readonly type: 'channel' | 'category' | 'role';
  readonly id: string;
}

async function placesIn(scope: string, { settings, guild }: GuildContext): Promise<Place[]> {
  const values = await settings.read(guild.id, scope);
  return settings.catalogue.settings(scope).flatMap((setting) => {
    const { kind } = setting;
    const type = kind.type === 'list' ? kind.of : kind.type;
    if (type !== 'channel' && type !== 'category' && type !== 'role') return [];
    return idsOf(values[setting.key] ?? null).map((id) => ({ setting, type, id }));
  });
}

function idsOf(value: SettingValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

function closed(setting: Setting, id: string, context: GuildContext): Finding[] {
  const { me } = context.guild.members;
  const channel = context.guild.channels.cache.get(id);
  if (!me || !channel) return [];
  const missing = channel.permissionsFor(me).missing(['ViewChannel', 'SendMessages', 'EmbedLinks']);
  if (missing.length === 0) return [];
  const values = {
    channel: `<#${id}>`,
    setting: labelOf(setting, context),
    missing: missing.map(readablePermission).join(', '),
  };
  return [{ severity: 'problem', key: 'channelClosed', values }];
}

function labelOf(setting: Setting, { i18n, locale }: GuildContext): string {
  return `${scopeName(setting.scope, i18n, locale)} · ${translateSetting(setting, i18n, locale).label}`;
}
