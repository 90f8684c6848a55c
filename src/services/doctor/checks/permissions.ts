import type { PermissionsString } from 'discord.js';
import { readablePermission } from '../../../core/discord/refusal.js';
import type { PluginManifest } from '../../../core/plugins/plugin.js';
import type { Check, Finding, GuildContext } from '../finding.js';

/** Permissions that plugins need in the guild and the bot lacks. */
export const permissions: Check<GuildContext> = {
  name: 'permissions',
  async run({ guild, plugins, settings }) {
    const own = guild.members.me?.permissions;
    if (!own) return [];
    const findings = plugins.map(async ({ manifest }): Promise<Finding[]> => {
      const needed = await neededBy(manifest, guild.id, settings);
      const missing = own.missing(needed).map(readablePermission).join(', ');
      if (!missing) return [];
      return [{ severity: 'problem', key: 'permissionMissing', values: { plugin: manifest.name, missing } }];
    });
    return (await Promise.all(findings)).flat();
  },
};

async function neededBy(
  { name, permissions: always = [], permissionsWhere = [] }: PluginManifest,
  guildId: string,
  settings: GuildContext['settings'],
): Promise<PermissionsString[]> {
  if (permissionsWhere.length === 0) return [...always];
  const values = await settings.read(guildId, name);
  const sometimes = permissionsWhere.filter(({ isNeeded }) => isNeeded(values));
  return [...always, ...sometimes.flatMap((one) => one.permissions)];
}
