import type { Config } from '../core/config/config.js';
import { discoverPlugins, pluginSources } from '../core/plugins/discover-plugins.js';
import type { PluginManifest } from '../core/plugins/plugin.js';
import { LeftOutList, leftOutLine } from '../core/plugins/plugin-fault.js';

/** The manifests of all plugins that a start would load. What is left out is said on the error output. */
export async function loadManifests(config: Config): Promise<readonly PluginManifest[]> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), leftOut);
  for (const left of leftOut.entries) console.error(leftOutLine(left));
  return plugins.map(({ manifest }) => manifest);
}
