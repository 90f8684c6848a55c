import { fileURLToPath } from 'node:url';
import type { Config } from '../config/config.js';
import { arrangePlugins } from './arrange-plugins.js';
import { findPlugins } from './find-plugins.js';
import type { FoundPlugin, PluginSources } from './found-plugin.js';
import { hostVersion, projectRoot } from './host-package.js';
import type { LeftOutList } from './plugin-fault.js';

/** Where plugins are looked for in a normal start: beside the bot, and the packages that the configuration names. */
export function pluginSources(config: Pick<Config, 'PLUGINS'>): PluginSources {
  return {
    builtIn: [fileURLToPath(new URL('dist/plugins', projectRoot))],
    folders: [fileURLToPath(new URL('plugins', projectRoot))],
    packages: config.PLUGINS.split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  };
}

/**
 * The plugins that can run together, each after those it depends on. None of them runs yet.
 *
 * @throws PluginFault where a built-in plugin cannot take part
 */
export async function discoverPlugins(sources: PluginSources, leftOut: LeftOutList): Promise<FoundPlugin[]> {
  return arrangePlugins(await findPlugins(sources, leftOut), hostVersion, leftOut);
}
