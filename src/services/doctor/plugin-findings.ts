import type { FoundPlugin } from '../../core/plugins/found-plugin.js';
import type { PluginFinding } from '../../core/plugins/plugin.js';

export interface FoundByPlugin extends PluginFinding {
  readonly plugin: string;
}

/** What plugins say of themselves in a guild. */
export async function pluginFindings(
  plugins: readonly Pick<FoundPlugin, 'manifest'>[],
  services: object,
  guildId: string,
): Promise<FoundByPlugin[]> {
  const all = plugins.map(async ({ manifest }) => {
    const { name: plugin } = manifest;
    const found = (await manifest.examine?.(Reflect.get(services, plugin), guildId)) ?? [];
    return found.map((finding) => ({ ...finding, plugin }));
  });
  return (await Promise.all(all)).flat();
}
