import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { z } from 'zod';
import { Translations } from '../../../src/core/translations.js';
import { allSettings } from '../../../src/services/settings/all-settings.js';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import { translateChoice, translateSetting } from '../../../src/services/settings/setting-words.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe("the words of the bot's own settings", () => {
  const i18n = new Translations(new RecordingLogger());
  i18n.add('core', fileURLToPath(new URL('../../../src', import.meta.url)));
  const catalogue = new SettingsCatalogue(allSettings({ tea: z.object({}) }));
  const settings = [...catalogue.settings('core'), ...catalogue.settings('tea')];

  for (const setting of settings) {
    it(`are in English as defined for ${setting.key}, and in Dutch`, () => {
      expect(translateSetting(setting, i18n, 'en-GB')).to.deep.equal(setting);
      const dutch = translateSetting(setting, i18n, 'nl');
      expect(dutch.description).not.to.equal(setting.description);
    });
  }

  it('name every choice', () => {
    const level = catalogue.find('core', 'logLevel');
    if (!level) throw new Error('there is a log level');
    expect(translateChoice(level, 'critical', i18n, 'nl')).to.equal('Alleen wat kritiek is');
  });
});
