import satisfies from 'semver/functions/satisfies.js';
import type { FoundPlugin } from './found-plugin.js';
import type { LeftOutList } from './plugin-fault.js';

/**
 * The plugins that can run together, each after the plugins it depends on. Names, host versions, tables and
 * dependencies are checked; of two plugins in conflict the one that was found first stays.
 */
export function arrangePlugins(
  found: readonly FoundPlugin[],
  hostVersion: string,
  leftOut: LeftOutList,
): FoundPlugin[] {
  const compatible = withoutConflicts(found, hostVersion, leftOut);
  return inDependencyOrder(compatible, leftOut);
}

function withoutConflicts(
  found: readonly FoundPlugin[],
  hostVersion: string,
  leftOut: LeftOutList,
): Map<string, FoundPlugin> {
  const accepted = new Map<string, FoundPlugin>();
  const tables = new Map<string, string>();
  for (const plugin of found) {
    const { name } = plugin.manifest;
    const conflict =
      wrongHost(plugin, hostVersion) ?? takenName(plugin, accepted) ?? wrongTable(plugin, tables);
    if (conflict) {
      leftOut.add({ name, builtIn: plugin.builtIn }, conflict);
      continue;
    }
    accepted.set(name, plugin);
    for (const table of tablesOf(plugin)) tables.set(table, name);
  }
  return accepted;
}

function wrongHost({ manifest }: FoundPlugin, hostVersion: string): string | null {
  if (satisfies(hostVersion, manifest.host, { includePrerelease: true })) return null;
  return `it was written for alphapy ${manifest.host}, this is ${hostVersion}`;
}

function takenName({ manifest }: FoundPlugin, accepted: ReadonlyMap<string, FoundPlugin>): string | null {
  const other = accepted.get(manifest.name);
  return other ? `another plugin of this name was found first, in ${other.root}` : null;
}

function wrongTable(plugin: FoundPlugin, tables: ReadonlyMap<string, string>): string | null {
  const prefix = `${plugin.manifest.name.replaceAll('-', '_')}_`;
  for (const table of tablesOf(plugin)) {
    if (!table?.startsWith(prefix)) return `its table "${table}" must begin with "${prefix}"`;
    const owner = tables.get(table);
    if (owner) return `its table "${table}" belongs to plugin "${owner}"`;
  }
  return null;
}

/** Undefined for an entity that leaves the name to MikroORM; that one has no prefix either. */
function tablesOf({ manifest }: FoundPlugin): string[] {
  return (manifest.entities ?? []).map((entity) => entity.meta.tableName);
}

function inDependencyOrder(plugins: ReadonlyMap<string, FoundPlugin>, leftOut: LeftOutList): FoundPlugin[] {
  const ordered: FoundPlugin[] = [];
  const verdicts = new Map<string, string | null>();

  /** Places a plugin after its dependencies; returns why it cannot be placed, or null. */
  function place(name: string, path: readonly string[]): string | null {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const plugin = plugins.get(name);
    if (!plugin) return 'is not there';
    if (path.includes(name)) return `is part of a circle (${[...path, name].join(' → ')})`;

    const { dependencies = [], optionalDependencies = [] } = plugin.manifest;
    const problem = placeAll(dependencies, [...path, name]);
    // Only their order matters: one that is not there, or comes round in a circle, is done without.
    for (const optional of optionalDependencies) place(optional, [...path, name]);
    // A circle is known only when its first member is placed, so inner members ask again.
    if (problem === null || path.length === 0) verdicts.set(name, problem);
    if (problem === null) ordered.push(plugin);
    return problem;
  }

  function placeAll(dependencies: readonly string[], path: readonly string[]): string | null {
    for (const dependency of dependencies) {
      const problem = place(dependency, path);
      if (problem) return `needs plugin "${dependency}", which ${problem}`;
    }
    return null;
  }

  for (const [name, { builtIn }] of plugins) {
    const problem = place(name, []);
    if (problem) leftOut.add({ name, builtIn }, problem);
  }
  return ordered;
}
