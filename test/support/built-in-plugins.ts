import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import '../../src/core/plugins/host-modules.js';
import type { PluginManifest } from '../../src/core/plugins/plugin.js';

/** The manifests of the plugins that come with the bot, by name. */
export async function builtInPlugins(): Promise<PluginManifest[]> {
  const folder = join(import.meta.dirname, '../../plugins');
  const files = readdirSync(folder).map((name) => join(folder, name, 'plugin.js'));
  const modules = files
    .sort()
    .filter((file) => existsSync(file))
    .map((file) => import(pathToFileURL(file).href));
  return (await Promise.all(modules)).map((module) => module.default);
}
