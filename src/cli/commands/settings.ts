import { Command } from 'commander';
import { z } from 'zod';
import { loadConfig } from '../../core/config/load-config.js';

export function settingsCommand(): Command {
  return new Command('settings')
    .description('Print the manual of all settings of the plugins that a start would load, in Markdown.')
    .action(printManual);
}

async function printManual(): Promise<void> {
  const { loadManifests } = await import('../load-manifests.js');
  const { allSettings } = await import('../../services/settings/all-settings.js');
  const { SettingsCatalogue } = await import('../../services/settings/catalogue.js');
  const { settingsManual } = await import('../../services/settings/settings-manual.js');
  const manifests = await loadManifests(loadConfig());
  const schemas = manifests.map(({ name, settings }) => [name, settings ?? z.object({})] as const);
  const catalogue = new SettingsCatalogue(allSettings(Object.fromEntries(schemas)));
  process.stdout.write(settingsManual(catalogue));
}
