import { expect } from 'chai';
import fc from 'fast-check';
import { z } from 'zod';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import {
  booleanSetting,
  channelSetting,
  durationSetting,
  listSetting,
  numberSetting,
  textSetting,
} from '../../../src/services/settings/kinds.js';
import { readText, showDuration, showValue, writeText } from '../../../src/services/settings/setting-text.js';

const about = { label: 'Label', description: 'What it does.' };
const catalogue = new SettingsCatalogue({
  tea: z.object({
    on: booleanSetting({ ...about, default: true }),
    cups: numberSetting({ ...about, default: 2, min: -5, max: 9, unit: 'cups' }),
    wait: durationSetting({ ...about, default: 60, min: 0, max: 10 * 86_400 }),
    name: textSetting({ ...about, default: '', maxLength: 20 }),
    channel: channelSetting(about),
    roles: listSetting({ ...about, of: 'role', maxItems: 5 }),
    teas: listSetting({ ...about, of: 'text', maxItems: 5 }),
  }),
});
const words = { yes: 'on', no: 'off', unset: 'not set', choice: (name: string) => name.toUpperCase() };
const id = '123456789012345678';
const setting = (key: string) => {
  const found = catalogue.find('tea', key);
  if (!found) throw new Error(`no setting ${key}`);
  return found;
};

describe('a setting as text', () => {
  const readings: [string, string, unknown][] = [
    ['on', 'ja', true],
    ['on', 'OFF', false],
    ['cups', ' -3 ', -3],
    ['wait', '90', 5400],
    ['wait', '1d 2h 30m', 95_400],
    ['wait', '2 hours and 5 minutes', 7500],
    ['wait', '1 uur en 1 seconde', 3601],
    ['roles', `<@&${id}>, 223456789012345678`, [id, '223456789012345678']],
    [
      'roles',
      `<@&${id}> <@&223456789012345678>\n323456789012345678`,
      [id, '223456789012345678', '323456789012345678'],
    ],
    ['roles', `<@&${id}><@&223456789012345678>`, [id, '223456789012345678']],
    ['teas', 'earl grey, mint\nrooibos', ['earl grey', 'mint', 'rooibos']],
    ['teas', `${id} 223456789012345678`, [`${id} 223456789012345678`]],
    ['name', '', null],
  ];
  for (const [key, text, value] of readings) {
    it(`reads ${JSON.stringify(text)} for ${key} as ${JSON.stringify(value)}`, () => {
      expect(readText(setting(key), text)).to.deep.equal({ value });
    });
  }

  const refusals: [string, string][] = [
    ['on', 'maybe'],
    ['cups', 'two'],
    ['cups', '10'],
    ['cups', '1.5'],
    ['wait', 'soon'],
    ['wait', '3 parsecs'],
    ['wait', '2h nonsense'],
    ['channel', 'general'],
    ['roles', `${id}, ${id}`],
    ['roles', `${id} hosts`],
  ];
  for (const [key, text] of refusals) {
    it(`does not take ${JSON.stringify(text)} for ${key}`, () => {
      expect(readText(setting(key), text)).to.have.property('why');
    });
  }

  it('is shown with mentions, units and words', () => {
    expect(showValue(setting('on'), true, words)).to.equal('on');
    expect(showValue(setting('cups'), 0, words)).to.equal('0 cups');
    expect(showValue(setting('channel'), id, words)).to.equal(`<#${id}>`);
    expect(showValue(setting('roles'), [id], words)).to.equal(`<@&${id}>`);
    expect(showValue(setting('roles'), [], words)).to.equal('not set');
    expect(showValue(setting('name'), '**@everyone**', words)).to.equal('\\*\\*@\u200Beveryone\\*\\*');
  });

  it('comes back as it was typed, for every duration', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 * 86_400 }), (seconds) => {
        expect(readText(setting('wait'), writeText(setting('wait'), seconds))).to.deep.equal({
          value: seconds,
        });
      }),
    );
    expect(showDuration(0)).to.equal('0s');
  });
});
