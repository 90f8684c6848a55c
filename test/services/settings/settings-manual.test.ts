import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { z } from 'zod';
import { allSettings } from '../../../src/services/settings/all-settings.js';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import { choiceSetting, durationSetting, numberSetting } from '../../../src/services/settings/kinds.js';
import { settingsManual } from '../../../src/services/settings/settings-manual.js';
import { builtInPlugins } from '../../support/built-in-plugins.js';

const words = { label: 'Brewing', description: 'How long | how\nstrong.' };

describe('the manual of settings', () => {
  const manualOf = (schemas: Record<string, z.ZodObject>) =>
    settingsManual(new SettingsCatalogue(allSettings(schemas)));

  it('is current: run "npm run docs:settings" when it is not', async () => {
    const schemas = (await builtInPlugins()).map(({ name, settings }) => [name, settings ?? z.object({})]);
    const page = readFileSync(new URL('../../../../docs/settings.md', import.meta.url), 'utf8');
    expect(page).to.equal(manualOf(Object.fromEntries(schemas)));
  });

  it('tells what a setting does, what it can be, and its default', () => {
    const tea = z.object({
      brewing: durationSetting({ ...words, default: 180, min: 60, max: 3600 }),
      mode: choiceSetting({ ...words, choices: ['hot', 'cold'], default: 'hot' }),
      budget: numberSetting({ ...words, default: 1, min: 0, max: 9, unit: 'cups', changedBy: 'owner' }),
    });
    const page = manualOf({ tea });
    expect(page).to.include('| `brewing` | **Brewing.** How long \\| how strong. | 1m to 1h | 3m |');
    expect(page).to.include('| `hot`, `cold` | `hot` |');
    expect(page).to.include('Only the owner of the bot changes it. | 0 to 9 cups | `1` |');
  });
});
