import { Command } from 'commander';
import { z } from 'zod';
import { loadConfig } from '../../core/config/load-config.js';
import { reasonOf } from '../../core/plugins/plugin-fault.js';

export function settingsCommand(): Command {
  return new Command('settings')
    .description('Print the manual of all settings of the plugins that a start would load, in Markdown.')
    .action(printManual);
}

async function printManual(): Promise<void> {
  const { loadManifests } = await import('../load-manifests.js');
  const { buildCatalogue } = await import('../../services/settings/build-catalogue.js');
  const { settingsManual } = await import('../../services/settings/settings-manual.js');
  const manifests = await loadManifests(loadConfig());
  const byName = manifests.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const schemas = byName.map(({ name, settings }) => [name, settings ?? z.object({})] as const);
  const catalogue = buildCatalogue(Object.fromEntries(schemas), (name, error) => {
    console.error(`The settings of plugin ${name} are left out: ${reasonOf(error)}`);
  });
  process.stdout.write(settingsManual(catalogue));
}
