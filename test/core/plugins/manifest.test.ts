import { expect } from 'chai';
import { GatewayIntentBits } from 'discord.js';
import { z } from 'zod';
import { readManifest } from '../../../src/core/plugins/manifest.js';
import { definePlugin } from '../../../src/core/plugins/plugin.js';

const minimal = { name: 'cake', version: '1.0.0', host: '^0.1.0' };

describe('the manifest of a plugin', () => {
  it('may hold everything that definePlugin takes', () => {
    const manifest = definePlugin({
      ...minimal,
      dependencies: ['premium'],
      settings: z.object({ limit: z.number().default(3) }),
      intents: { required: [GatewayIntentBits.GuildMessages], optional: [GatewayIntentBits.GuildMembers] },
      permissions: ['SendMessages'],
      permissionsWhere: [{ permissions: ['CreateEvents'], isNeeded: ({ events }) => events === true }],
      personalData: [
        { table: 'cake_orders', column: 'user_id', erasure: { keep: 'invoices are kept by law' } },
      ],
      setup: () => ({ bake: () => 'done' }),
      examine: async ({ bake }) => [{ severity: 'note', key: bake(), about: ['cake.limit'] }],
    });
    expect(readManifest({ default: manifest })).to.equal(manifest);
  });

  const wrong: Readonly<Record<string, readonly [module: unknown, problem: string]>> = {
    'no default export': [{}, 'no default export'],
    'something else as default export': [{ default: 'cake' }, 'no default export'],
    'a name with capitals': [{ default: { ...minimal, name: 'Cake' } }, 'name: lower case letters'],
    "the framework's name": [{ default: { ...minimal, name: 'core' } }, 'belongs to the framework'],
    'no version': [{ default: { name: 'cake', host: '*' } }, 'version:'],
    'a version that is none': [
      { default: { ...minimal, version: 'new' } },
      'a semantic version such as 1.0.0',
    ],
    'a range that is none': [{ default: { ...minimal, host: 'latest' } }, 'a version range such as ^1.0.0'],
    'a key that nobody knows': [{ default: { ...minimal, permisions: [] } }, 'permisions'],
    'a permission that Discord does not have': [
      { default: { ...minimal, permissions: ['Bake'] } },
      'permissions.0: a permission of discord.js',
    ],
    'entities that are none': [
      { default: { ...minimal, entities: [{}] } },
      'entities.0: made by defineEntity',
    ],
    'a setup that cannot be called': [{ default: { ...minimal, setup: {} } }, 'setup: a function'],
  };
  for (const [what, [module, problem]] of Object.entries(wrong)) {
    it(`is refused with ${what}, in words`, () => {
      expect(() => readManifest(module)).to.throw(problem);
    });
  }

  it('is told of all its faults at once', () => {
    const read = () => readManifest({ default: { name: 'X', version: 'y', host: 'z' } });
    expect(read).to.throw(/name: .*; version: .*; host: /);
  });
});
