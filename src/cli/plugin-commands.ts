import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import type { PluginCommands } from '../core/plugins/command-line.js';
import { pluginSources } from '../core/plugins/discover-plugins.js';
import { asTyped } from './home.js';

/**
 * Adds the commands that plugins bring in a `cli.js` beside their `plugin.js`. Plugins are not set up for it, and a
 * file that fails leaves out only its own commands.
 */
export async function addPluginCommands(
  program: Command,
  folders: readonly string[] = pluginFolders(),
): Promise<void> {
  for (const file of folders.flatMap(filesIn)) {
    try {
      const { default: commands } = await import(pathToFileURL(file).href);
      for (const command of (commands as PluginCommands)({ asTyped })) program.addCommand(command);
    } catch (error) {
      console.error(
        `The commands of ${file} are left out: ${error instanceof Error ? error.message : error}`,
      );
    }
  }
}

/** Folders of plugin folders. Commands of npm packages would need the configuration, which help must not. */
function pluginFolders(): string[] {
  const { builtIn, folders } = pluginSources({ PLUGINS: '' });
  return [...builtIn, ...folders];
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .map((name) => join(folder, name, 'cli.js'))
    .filter((file) => existsSync(file))
    .sort();
}
