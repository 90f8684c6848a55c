import { readablePermission } from '../../../core/discord/refusal.js';
import type { Check, GuildContext } from '../finding.js';

/** Permissions that plugins need in the guild and the bot lacks. */
export const permissions: Check<GuildContext> = {
  name: 'permissions',
  run({ guild, plugins }) {
    const own = guild.members.me?.permissions;
    if (!own) return [];
    return plugins.flatMap(({ manifest: { name, permissions: needed = [] } }) => {
      const missing = own
        .missing([...needed])
        .map(readablePermission)
        .join(', ');
      return missing
        ? [{ severity: 'problem', key: 'permissionMissing', values: { plugin: name, missing } }]
        : [];
    });
  },
};
