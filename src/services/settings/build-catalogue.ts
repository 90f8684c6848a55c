import type { z } from 'zod';
import { allSettings } from './all-settings.js';
import { SettingsCatalogue } from './catalogue.js';

/**
 * The catalogue of the bot's own settings and those of all plugins.
 *
 * @param refuse told of a plugin whose settings cannot be used; the catalogue is built without it
 */
export function buildCatalogue(
  plugins: Readonly<Record<string, z.ZodObject>>,
  refuse: (plugin: string, error: unknown) => void,
): SettingsCatalogue {
  const usable = Object.entries(plugins).filter(([name, schema]) => {
    try {
      new SettingsCatalogue(allSettings({ [name]: schema }));
      return true;
    } catch (error) {
      refuse(name, error);
      return false;
    }
  });
  return new SettingsCatalogue(allSettings(Object.fromEntries(usable)));
}
