import { expect } from 'chai';
import { z } from 'zod';
import { SettingsCatalogue } from '../../../src/services/settings/catalogue.js';
import type { GuildDirectory } from '../../../src/services/settings/guild-directory.js';
import {
  categorySetting,
  channelSetting,
  listSetting,
  numberSetting,
  roleSetting,
} from '../../../src/services/settings/kinds.js';
import { applicable, planChanges } from '../../../src/services/settings/plan.js';
import { exportSettings, importSettings } from '../../../src/services/settings/transfer.js';

const words = { label: 'Label', description: 'What it does.' };
const catalogue = new SettingsCatalogue({
  tea: z.object({
    cups: numberSetting({ ...words, default: 2, min: 0, max: 9 }),
    channel: channelSetting(words),
    category: categorySetting(words),
    role: roleSetting(words),
    helpers: listSetting({ ...words, of: 'role', maxItems: 5 }),
  }),
});

const id = (number: number) => `1000000000000000${String(number).padStart(2, '0')}`;
const here: GuildDirectory = {
  botPosition: 5,
  roles: [
    { id: id(1), name: 'Member', position: 1, managed: false },
    { id: id(2), name: 'Boss', position: 9, managed: false },
    { id: id(3), name: 'Booster', position: 2, managed: true },
    { id: id(4), name: 'Twin', position: 2, managed: false },
    { id: id(5), name: 'twin', position: 3, managed: false },
  ],
  channels: [
    { id: id(10), name: 'general', isCategory: false },
    { id: id(11), name: 'Talk', isCategory: true },
  ],
};
const plan = (key: string, value: string | number | string[] | null) =>
  planChanges(
    catalogue,
    { tea: { cups: { value: 3, version: 7 } } },
    [{ scope: 'tea', key, value }],
    here,
    'manager',
  )[0];

describe('a plan of changes', () => {
  it('shows from what to what, with the version that was seen', () => {
    expect(plan('cups', 4)).to.deep.include({
      from: 3,
      value: 4,
      state: 'change',
      why: null,
      seenVersion: 7,
    });
  });

  it('leaves alone what is the same already', () => {
    expect(plan('cups', 3)).to.include({ state: 'same' });
  });

  const blocked: [string, string | number | string[], string][] = [
    ['cups', 10, 'invalidValue'],
    ['role', id(99), 'roleMissing'],
    ['role', id(2), 'roleAboveMine'],
    ['role', id(3), 'roleManaged'],
    ['helpers', [id(1), id(2)], 'roleAboveMine'],
    ['channel', id(99), 'channelMissing'],
    ['channel', id(11), 'isACategory'],
    ['category', id(10), 'notACategory'],
    ['gone', 1, 'unknownSetting'],
  ];
  for (const [key, value, why] of blocked) {
    it(`blocks ${key} = ${JSON.stringify(value)} because of ${why}`, () => {
      expect(plan(key, value)).to.include({ state: 'blocked', why });
    });
  }

  it('applies only what can be done', () => {
    const wanted = [
      { scope: 'tea', key: 'cups', value: 4 },
      { scope: 'tea', key: 'role', value: id(2) },
      { scope: 'tea', key: 'channel', value: null },
    ];
    const all = planChanges(catalogue, {}, wanted, here, 'manager');
    expect(applicable(all)).to.deep.equal([{ scope: 'tea', key: 'cups', value: 4, seenVersion: 0 }]);
  });
});

describe('settings carried to another guild', () => {
  const there: GuildDirectory = {
    botPosition: 9,
    roles: [
      { id: id(51), name: 'member', position: 1, managed: false },
      { id: id(52), name: 'Twin', position: 2, managed: false },
    ],
    channels: [{ id: id(60), name: 'lobby', isCategory: false }],
  };
  const stored = {
    tea: {
      cups: { value: 4, version: 1 },
      role: { value: id(51), version: 1 },
      helpers: { value: [id(51), id(52)], version: 1 },
      channel: { value: id(60), version: 1 },
      category: { value: null, version: 2 },
    },
  };
  const exported = exportSettings(catalogue, 'there', stored, there);

  it('carry the names of what they point at, and nothing that is unset', () => {
    expect(exported.settings['tea']).to.have.all.keys('cups', 'role', 'helpers', 'channel');
    expect(exported.names[id(60)]).to.deep.equal({ type: 'channel', name: 'lobby' });
  });

  it('come back to the same guild as they were', () => {
    const { wanted, unsure } = importSettings(catalogue, 'there', exported, there);
    expect(unsure).to.be.empty;
    expect(wanted).to.deep.include({ scope: 'tea', key: 'helpers', value: [id(51), id(52)] });
  });

  it('find roles by name, ask where two have the name, and ask where none has it', () => {
    const { wanted, unsure } = importSettings(catalogue, 'here', exported, here);
    expect(wanted).to.deep.equal([
      { scope: 'tea', key: 'cups', value: 4 },
      { scope: 'tea', key: 'role', value: id(1) },
    ]);
    const asked = unsure.map(({ name, candidates }) => [name, candidates.map((one) => one.id)]);
    expect(asked).to.have.deep.members([
      ['Twin', [id(4), id(5)]],
      ['lobby', [id(10)]],
    ]);
  });

  it('are complete once the questions are answered', () => {
    const answers = { [id(52)]: id(5), [id(60)]: id(10) };
    const { wanted, unsure } = importSettings(catalogue, 'here', exported, here, answers);
    expect(unsure).to.be.empty;
    expect(wanted).to.deep.include({ scope: 'tea', key: 'helpers', value: [id(1), id(5)] });
    expect(wanted).to.deep.include({ scope: 'tea', key: 'channel', value: id(10) });
  });
});
