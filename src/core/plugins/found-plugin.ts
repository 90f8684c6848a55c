import type { PluginManifest } from './plugin.js';

/** A plugin whose manifest was read and checked. Nothing of it runs yet. */
export interface FoundPlugin {
  readonly manifest: PluginManifest;
  /** The folder of its store folders (`commands/`, `listeners/`, ...) and `locales/`. */
  readonly root: string;
  /** A fault in a built-in plugin stops the start; one in a third party's leaves that plugin out. */
  readonly builtIn: boolean;
}

/** A third party's plugin that does not take part, and why. */
export interface LeftOut {
  readonly name: string;
  readonly reason: string;
}

/** Where plugins are looked for. */
export interface PluginSources {
  /** Folders of plugin folders that were compiled with the bot: `<folder>/<name>/plugin.js`. */
  readonly builtIn: readonly string[];
  /** Folders of plugin folders that bring compiled modules and a package.json of their own. */
  readonly folders: readonly string[];
  /** Names of npm packages. */
  readonly packages: readonly string[];
}
