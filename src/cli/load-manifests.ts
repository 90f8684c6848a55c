import type { Config } from '../core/config/config.js';
import { discoverPlugins, pluginSources } from '../core/plugins/discover-plugins.js';
import type { PluginManifest } from '../core/plugins/plugin.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';

/** The manifests of all plugins that a start would load. What is left out is said on the error output. */
export async function loadManifests(config: Config): Promise<readonly PluginManifest[]> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), leftOut);
  for (const { name, reason } of leftOut.entries) console.error(`Plugin ${name} is left out: ${reason}`);
  return plugins.map(({ manifest }) => manifest);
}
