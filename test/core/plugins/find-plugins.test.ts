import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { findPlugins } from '../../../src/core/plugins/find-plugins.js';
import { LeftOutList } from '../../../src/core/plugins/plugin-fault.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { PluginFolder, pluginSource } from '../../support/plugin-files.js';

describe('the search for plugins', () => {
  let folder: PluginFolder;

  beforeEach(() => {
    folder = new PluginFolder();
  });
  afterEach(() => folder.remove());

  async function find(packages: readonly string[] = [], clock?: ManualClock) {
    const leftOut = new LeftOutList();
    const found = await findPlugins({ builtIn: [], folders: [folder.path], packages }, leftOut, clock);
    const reasons = Object.fromEntries(leftOut.entries.map(({ name, reason }) => [name, reason]));
    return { names: found.map(({ manifest }) => manifest.name), found, reasons };
  }

  it('finds folders by name, and passes over what is no plugin', async () => {
    folder.write('b-folder', { 'plugin.js': pluginSource('bread') });
    folder.write('a-folder', { 'plugin.js': pluginSource('apples') });
    folder.write('.hidden', { 'plugin.js': pluginSource('hidden') });
    folder.write('source', { 'plugin.ts': '', 'plugin.js': pluginSource('source') });
    const { names, reasons } = await find();
    expect(names).to.deep.equal(['apples', 'bread']);
    expect(reasons).to.deep.equal({});
  });

  it('takes the module that package.json names, and the folder around it', async () => {
    const root = folder.write('cake', {
      'package.json': '{ "type": "module", "main": "./build/index.js" }',
      'build/index.js': pluginSource('cake'),
    });
    const { found } = await find();
    expect(found[0]?.root).to.equal(`${root}/build`);
  });

  it('finds nothing in a folder that does not exist', async () => {
    const sources = { builtIn: ['/nowhere'], folders: ['/nowhere'], packages: [] };
    expect(await findPlugins(sources, new LeftOutList())).to.deep.equal([]);
  });

  const broken: Readonly<Record<string, readonly [source: string, reason: string]>> = {
    'whose module throws': [`\nthrow new Error('no flour');\n`, 'plugin.js:2: no flour'],
    'whose module throws something else than an error': [`throw 'no flour';\n`, 'plugin.js: no flour'],
    'that imports what is not there': [`import 'flour';\n`, `Cannot find package 'flour'`],
    'that is no JavaScript': ['export default {', 'plugin.js: Unexpected end of input'],
    'without a manifest': ['export const cake = 1;\n', 'plugin.js: '],
    'that reaches for our insides': [`import 'alphapy/dist/src/core/refuse.js';\n`, 'is not open to plugins'],
  };
  for (const [what, [source, reason]] of Object.entries(broken)) {
    it(`leaves out a plugin ${what}`, async () => {
      folder.write('broken', { 'plugin.js': source });
      folder.write('fine', { 'plugin.js': pluginSource('fine') });
      const { names, reasons } = await find();
      expect(names).to.deep.equal(['fine']);
      expect(reasons['broken']).to.include(reason);
    });
  }

  it('leaves out a plugin whose module never ends loading', async () => {
    folder.write('endless', {
      'plugin.js': 'await new Promise(() => setTimeout(() => {}, 60_000).unref());',
    });
    const clock = new ManualClock('2026-11-25T12:00:00Z');
    const finding = find([], clock);
    await clock.advance({ seconds: 10 });
    expect((await finding).reasons['endless']).to.equal(
      'plugin.js: loading its module did not end within 10 s',
    );
  });

  it('leaves out a plugin that needs another discord.js than ours', async () => {
    folder.write('cake', {
      'package.json':
        '{ "type": "module", "peerDependencies": { "discord.js": "^13.0.0", "left-pad": "*" } }',
      'plugin.js': pluginSource('cake'),
    });
    expect((await find()).reasons['cake']).to.match(
      /^it needs discord.js \^13\.0\.0, but alphapy brings 14\./,
    );
  });

  it('leaves out a plugin that needs a shared package which we do not have', async () => {
    folder.write('cake', {
      'package.json': '{ "type": "module", "peerDependencies": { "@sapphire/plugin-logger": "*" } }',
      'plugin.js': pluginSource('cake'),
    });
    expect((await find()).reasons['cake']).to.include('which alphapy does not bring');
  });

  it('leaves out an npm package that is not installed', async () => {
    const { reasons } = await find(['alphapy-plugin-nowhere']);
    expect(reasons['alphapy-plugin-nowhere']).to.equal('it is named in PLUGINS, but not installed');
  });

  it('stops the start when a built-in plugin is broken', async () => {
    folder.write('cake', { 'plugin.js': `throw new Error('no flour');\n` });
    const sources = { builtIn: [folder.path], folders: [], packages: [] };
    const error = await findPlugins(sources, new LeftOutList()).catch((thrown) => thrown);
    expect(error).to.be.an('error').with.property('message', 'Plugin "cake": plugin.js:1: no flour');
  });
});
