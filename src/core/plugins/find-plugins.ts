import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Clock, SystemClock } from '../clock.js';
import { withDeadline } from '../deadline.js';
import type { FoundPlugin, PluginSources } from './found-plugin.js';
import { findPackage, readPackage, unmetPeer } from './host-package.js';
import { readManifest } from './manifest.js';
import { type LeftOutList, placedReason, reasonOf } from './plugin-fault.js';

const IMPORT_DEADLINE = 10_000;

/** A place that looks like a plugin. */
interface Candidate {
  /** Folder or package name, until the manifest tells the real one. */
  readonly name: string;
  readonly builtIn: boolean;
  /** Finds the module to import; throws where the plugin is not usable. */
  entry(): string;
}

/** Imports and checks every plugin's manifest, built-in ones first, each kind by name. */
export async function findPlugins(
  sources: PluginSources,
  leftOut: LeftOutList,
  clock: Clock = new SystemClock(),
): Promise<FoundPlugin[]> {
  const candidates = [
    ...sources.builtIn.flatMap(compiledWithTheBot),
    ...sources.folders.flatMap(foldersWithPackage),
    ...sources.packages.map(npmPackage),
  ];
  const found: FoundPlugin[] = [];
  for (const candidate of candidates) {
    try {
      found.push(await load(candidate, clock));
    } catch (error) {
      leftOut.add(candidate, reasonOf(error), error);
    }
  }
  return found;
}

async function load({ entry, builtIn }: Candidate, clock: Clock): Promise<FoundPlugin> {
  const path = entry();
  try {
    const importing: Promise<unknown> = import(pathToFileURL(path).href);
    const module = await withDeadline(clock, IMPORT_DEADLINE, 'loading its module', importing);
    return { manifest: readManifest(module), root: dirname(path), builtIn };
  } catch (error) {
    throw new Error(placedReason(error, dirname(path), basename(path)), { cause: error });
  }
}

function compiledWithTheBot(folder: string): Candidate[] {
  return subfolders(folder)
    .filter((name) => existsSync(join(folder, name, 'plugin.js')))
    .map((name) => ({ name, builtIn: true, entry: () => join(folder, name, 'plugin.js') }));
}

function foldersWithPackage(folder: string): Candidate[] {
  return subfolders(folder)
    .filter((name) => existsSync(join(folder, name, 'package.json')))
    .filter((name) => !existsSync(join(folder, name, 'plugin.ts'))) // source: it was compiled with the bot
    .map((name) => ({ name, builtIn: false, entry: () => folderEntry(join(folder, name)) }));
}

function folderEntry(folder: string): string {
  const manifest = readPackage(join(folder, 'package.json'));
  refuseUnmetPeer(manifest);
  return resolve(folder, manifest.main ?? 'plugin.js');
}

function npmPackage(name: string): Candidate {
  const entry = () => {
    const manifestPath = findPackage(name);
    if (!manifestPath) throw new Error('it is named in PLUGINS, but not installed');
    refuseUnmetPeer(readPackage(manifestPath));
    return fileURLToPath(import.meta.resolve(name));
  };
  return { name, builtIn: false, entry };
}

function refuseUnmetPeer(manifest: ReturnType<typeof readPackage>): void {
  const unmet = unmetPeer(manifest);
  if (unmet) throw new Error(unmet);
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .sort();
}
