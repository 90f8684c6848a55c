import type { Config } from '../core/config/config.js';
import { OperatorError } from '../core/operator-error.js';
import { discoverPlugins, pluginSources } from '../core/plugins/discover-plugins.js';
import type { FoundPlugin } from '../core/plugins/found-plugin.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';

/** @throws OperatorError when there is none of that name, or it is left out */
export async function findPluginNamed(name: string, config: Config): Promise<FoundPlugin> {
  const leftOut = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), leftOut);
  const plugin = plugins.find(({ manifest }) => manifest.name === name);
  if (plugin) return plugin;
  const reason = leftOut.entries.find((entry) => entry.name === name)?.reason;
  throw new OperatorError(`There is no plugin "${name}" to work with.`, {
    why: reason
      ? `It is left out: ${reason}`
      : `There are: ${plugins.map((one) => one.manifest.name).join(', ')}.`,
    next: reason ? 'Mend that first.' : 'Check the name with "npx alphapy plugins".',
  });
}
