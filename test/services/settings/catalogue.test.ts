import { expect } from 'chai';
import { z } from 'zod';
import { parseSetting, SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import {
  booleanSetting,
  channelSetting,
  choiceSetting,
  listSetting,
  numberSetting,
  timeZoneSetting,
} from '../../../src/services/settings/kinds.js';

const words = { label: 'Label', description: 'What it does.' };
const catalogue = new SettingsCatalogue({
  tea: z.object({
    enabled: booleanSetting({ ...words, default: true }),
    cups: numberSetting({ ...words, default: 2, min: 0, max: 9, unit: 'cups' }),
    mode: choiceSetting({ ...words, choices: ['hot', 'cold'], default: 'hot' }),
    channel: channelSetting(words),
    zone: timeZoneSetting({ ...words, default: 'Europe/Brussels' }),
    helpers: listSetting({ ...words, of: 'role', maxItems: 2 }),
  }),
});

describe('the catalogue of settings', () => {
  it('knows each setting with its default and its words', () => {
    expect(catalogue.find('tea', 'cups')).to.deep.include({
      scope: 'tea',
      key: 'cups',
      default: 2,
      kind: { type: 'number', min: 0, max: 9, unit: 'cups' },
      changedBy: 'manager',
    });
  });

  it('reads what is stored and fills in the defaults', () => {
    const { values, problems } = catalogue.read('tea', { enabled: false, cups: 0 });
    expect(values).to.deep.equal({
      enabled: false,
      cups: 0,
      mode: 'hot',
      channel: null,
      zone: 'Europe/Brussels',
      helpers: [],
    });
    expect(problems).to.be.empty;
  });

  it('takes null for unset', () => {
    expect(catalogue.read('tea', { cups: null, mode: null }).values).to.include({ cups: 2, mode: 'hot' });
  });

  it('falls back to the default for a bad value, and says so', () => {
    const { values, problems } = catalogue.read('tea', { cups: 'many', enabled: 'false', mode: '"cold"' });
    expect(values).to.include({ cups: 2, enabled: true, mode: 'hot' });
    expect(problems.map(({ key }) => key)).to.have.members(['cups', 'enabled', 'mode']);
  });

  it('hands out values that nobody can change', () => {
    expect(Object.isFrozen(catalogue.read('tea', {}).values)).to.equal(true);
  });

  it('refuses a zone that does not exist, an id that is none, and a list that is too long or repeats', () => {
    const refused: [string, unknown][] = [
      ['zone', 'Mars/Olympus'],
      ['channel', '12'],
      ['helpers', ['123456789012345678', '123456789012345678']],
      ['helpers', ['123456789012345678', '223456789012345678', '323456789012345678']],
      ['cups', 1.5],
      ['cups', 10],
    ];
    for (const [key, value] of refused) {
      const setting = catalogue.find('tea', key);
      if (!setting) throw new Error(`no setting ${key}`);
      expect(parseSetting(setting, value), `${key} = ${JSON.stringify(value)}`).to.have.property('why');
    }
  });

  it('refuses a plugin whose setting is not built by a setting function', () => {
    expect(() => new SettingsCatalogue({ x: z.object({ raw: z.string() }) })).to.throw(/x\.raw/);
  });
});
