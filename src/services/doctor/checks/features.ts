import type { Check, GuildContext } from '../finding.js';
import { pluginFindings } from '../plugin-findings.js';

/** What plugins know of themselves: only they know what is missing beside a channel or a right. */
export const features: Check<GuildContext> = {
  name: 'features',
  run: ({ plugins, services, guild }) => pluginFindings(plugins, services, guild.id),
};
