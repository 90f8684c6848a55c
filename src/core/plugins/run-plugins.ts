import type { Lifecycle } from '../lifecycle.js';
import type { FoundPlugin } from './found-plugin.js';
import { type LeftOutList, PluginFault, reasonOf } from './plugin-fault.js';
import { type PluginHost, runPlugin } from './run-plugin.js';

/**
 * Puts the plugins to work in their order, and returns those that run.
 *
 * @throws PluginFault where a built-in plugin does not start
 */
export async function runPlugins(
  plugins: readonly FoundPlugin[],
  host: PluginHost,
  life: Lifecycle,
  leftOut: LeftOutList,
): Promise<FoundPlugin[]> {
  const running = new Map<string, FoundPlugin>();
  for (const plugin of plugins) {
    const { name, dependencies = [] } = plugin.manifest;
    try {
      const missing = dependencies.find((dependency) => !running.has(dependency));
      if (missing) throw new PluginFault(name, `needs plugin "${missing}", which did not start`);
      await life.run({
        name: `plugin "${name}"`,
        deadline: null, // its steps have their own
        start: () => runPlugin(plugin, host),
        stop: (stop) => stop(),
        stopDeadline: 10_000,
      });
      running.set(name, plugin);
    } catch (error) {
      leftOut.add({ name, builtIn: plugin.builtIn }, reasonOf(error), error);
    }
  }
  return [...running.values()];
}
