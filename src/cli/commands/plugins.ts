import { Command } from 'commander';
import { loadConfig } from '../../core/config/load-config.js';
import type { FoundPlugin, LeftOut } from '../../core/plugins/found-plugin.js';
import { LeftOutList, leftOutLine } from '../../core/plugins/plugin-fault.js';
import { formatTable } from '../format-table.js';

export function pluginsCommand(): Command {
  return new Command('plugins')
    .description('List the plugins that a start would load, in order, and those it would leave out.')
    .option('--json', 'print {"plugins": [...], "leftOut": [...]}')
    .action(listPlugins);
}

async function listPlugins({ json }: { json?: true }): Promise<void> {
  const { discoverPlugins, pluginSources } = await import('../../core/plugins/discover-plugins.js');
  const left = new LeftOutList();
  const plugins = (await discoverPlugins(pluginSources(loadConfig()), left)).map(toEntry);
  const leftOut = left.entries;
  console.log(json ? JSON.stringify({ plugins, leftOut }) : toText(plugins, leftOut));
}

type Entry = ReturnType<typeof toEntry>;

function toEntry({ manifest, root, builtIn }: FoundPlugin) {
  const { name, version, dependencies = [] } = manifest;
  return { name, version, builtIn, dependencies, root };
}

function toText(plugins: readonly Entry[], leftOut: readonly LeftOut[]): string {
  const rows = plugins.map(({ name, version, builtIn, dependencies }) => [
    name,
    version,
    builtIn ? 'built in' : 'third party',
    dependencies.length > 0 ? `needs ${dependencies.join(', ')}` : '',
  ]);
  const left = leftOut.map(leftOutLine);
  return [plugins.length > 0 ? formatTable(rows) : 'There are no plugins.', ...left].join('\n');
}
