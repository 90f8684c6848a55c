import { OperatorError } from '../../operator-error.js';
import { type KnownMigration, knownMigrations, type MigratingPlugin } from './known-migrations.js';

/** A migration that was applied but is not known here comes from a newer version, whose tables we do not understand. */
export function refuseNewerDatabase(
  applied: readonly string[],
  known: readonly KnownMigration[],
  plugins: readonly MigratingPlugin[],
): void {
  const unknown = newerMigrations(applied, known, plugins);
  if (unknown.length === 0) return;
  throw new OperatorError('The database was used by a newer version.', {
    why: `It has migrations that are not known here: ${unknown.join(', ')}.`,
    next: 'Run the newer version again, or restore a backup that was made before it.',
  });
}

/** Those of `applied` that no plugin here and not the common history knows. */
export function newerMigrations(
  applied: readonly string[],
  known: readonly KnownMigration[],
  plugins: readonly MigratingPlugin[],
): string[] {
  const names = new Set(known.map(({ name }) => name));
  const present = new Set(plugins.map(({ name }) => name));
  return applied.filter((name) => !names.has(name) && isOurs(name, present));
}

/** The common history is ours; a third-party plugin that is not loaded at present keeps its tables, whatever they are. */
function isOurs(name: string, present: ReadonlySet<string>): boolean {
  const [plugin, own] = name.split('/');
  return own === undefined || present.has(plugin ?? '');
}

/** Refuses a backup whose tables we could not make. */
export async function requireKnown(
  names: readonly string[],
  plugins: readonly MigratingPlugin[],
): Promise<void> {
  const known = new Set((await knownMigrations(plugins)).map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new OperatorError('The backup is from a newer version, or from a bot with other plugins.', {
    why: `It needs migrations that are not known here: ${unknown.join(', ')}.`,
    next: 'Install the version and the plugins that it was made with.',
  });
}
