import type { EntityManager } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { BotClient } from '../../../src/core/discord/client.js';
import { createEvents } from '../../../src/core/events.js';
import { Lifecycle } from '../../../src/core/lifecycle.js';
import { discoverPlugins } from '../../../src/core/plugins/discover-plugins.js';
import { LeftOutList } from '../../../src/core/plugins/plugin-fault.js';
import type { PluginHost } from '../../../src/core/plugins/run-plugin.js';
import { runPlugins } from '../../../src/core/plugins/run-plugins.js';
import { storesOf } from '../../../src/core/roles.js';
import { Translations } from '../../../src/core/translations.js';
import { ManualClock } from '../../../src/sandbox/manual-clock.js';
import { type LogLine, logInto } from '../../support/log.js';
import { commandSource, PluginFolder, pluginSource } from '../../support/plugin-files.js';

const listenerSource = (body: string) => `import { Listener } from 'alphapy';
export class TestListener extends Listener {
  constructor(context, options) { super(context, { ...options, event: 'cake', once: true }); }
  onLoad() { ${body} }
  run() { globalThis.cakeHeard = true; }
}`;

const tells = (text: string) => `context.logger.info('${text}')`;

describe('running plugins', () => {
  let folder: PluginFolder;
  let clock: ManualClock;
  let client: BotClient;
  let life: Lifecycle;
  let log: LogLine[];
  let services: Record<string, unknown>;

  beforeEach(async () => {
    folder = new PluginFolder();
    clock = new ManualClock('2026-11-25T12:00:00Z');
    log = [];
    services = {};
    const logger = logInto(log);
    life = new Lifecycle(clock, logger);
    client = await BotClient.create({ token: 'none', apiUrl: 'http://127.0.0.1:1/api', logger });
  });

  afterEach(async () => {
    await life.stop();
    await client.destroy();
    folder.remove();
  });

  async function run({ builtIn = false } = {}) {
    const logger = logInto(log);
    const host: PluginHost = {
      em: {} as EntityManager, // no plugin here asks the database
      rest: client.rest,
      events: createEvents(),
      clock,
      i18n: new Translations(logger),
      ownServices: { settings: 'the settings' },
      isSwitchedOn: () => true,
      services,
      stores: storesOf('gateway'),
      logger,
    };
    const folders = [folder.path];
    const sources = { builtIn: builtIn ? folders : [], folders: builtIn ? [] : folders, packages: [] };
    const leftOut = new LeftOutList();
    const plugins = await runPlugins(await discoverPlugins(sources, leftOut), host, life, leftOut);
    const reasons = Object.fromEntries(leftOut.entries.map(({ name, reason }) => [name, reason]));
    return { names: plugins.map(({ manifest }) => manifest.name), reasons };
  }

  const said = () => log.map(({ msg }) => msg);

  it('sets them up in order and tears them down in reverse', async () => {
    const source = (name: string, more = '') =>
      pluginSource(
        name,
        `${more} setup(context) { ${tells(`${name} up`)}; return { context }; },
         teardown({ context }) { ${tells(`${name} down`)}; }`,
      );
    folder.write('a', { 'plugin.js': source('apples', `dependencies: ['bread'],`) });
    folder.write('b', { 'plugin.js': source('bread') });
    await run();
    await life.stop();
    expect(said()).to.deep.equal(['bread up', 'apples up', 'apples down', 'bread down']);
    expect(services).to.deep.equal({});
  });

  it("gives a plugin the bot's services and those it named, and nobody else's", async () => {
    folder.write('a', { 'plugin.js': pluginSource('apples', `setup: () => 'apples'`) });
    folder.write('b', { 'plugin.js': pluginSource('bread', `setup: () => 'bread'`) });
    folder.write('c', {
      'plugin.js': pluginSource('cake', `dependencies: ['bread'], setup: ({ services }) => services`),
    });
    await run();
    expect(services['cake']).to.deep.equal({ settings: 'the settings', bread: 'bread' });
    expect(services).to.have.all.keys('apples', 'bread', 'cake');
  });

  it('tells a plugin that it is over before it is torn down', async () => {
    folder.write('a', {
      'plugin.js': pluginSource(
        'apples',
        `setup: (context) => { context.signal.addEventListener('abort', () => ${tells('aborted')}); return context; },
         teardown: (context) => ${tells('torn down')}`,
      ),
    });
    await run();
    await life.stop();
    expect(said()).to.deep.equal(['aborted', 'torn down']);
  });

  describe('that hear something when they are stopped', () => {
    const baking = `import { Listener } from 'alphapy';
      export class Baking extends Listener {
        constructor(context) { super(context, { event: 'bake' }); }
        async run(baked) { await baked; this.container.logger.info('baked'); }
      }`;

    beforeEach(async () => {
      folder.write('cake', {
        'plugin.js': pluginSource(
          'cake',
          `setup: (context) => context, teardown: (context) => ${tells('down')}`,
        ),
        'listeners/baking.js': baking,
      });
      await run();
    });

    it('are torn down when they have done what they began, and hear no more', async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      Reflect.apply(client.emit, client, ['bake', promise]);
      const stopping = life.stop();
      await new Promise(setImmediate);
      Reflect.apply(client.emit, client, ['bake']);
      expect(said()).to.deep.equal([]);
      resolve();
      await stopping;
      expect(said()).to.deep.equal(['baked', 'down']);
    });

    it('are torn down after three seconds, whatever they do', async () => {
      Reflect.apply(client.emit, client, ['bake', new Promise(() => undefined)]);
      const stopping = life.stop();
      await new Promise(setImmediate);
      await clock.advance({ seconds: 3 });
      await stopping;
      expect(said()).to.deep.equal(['down', 'stopping plugin "cake" failed']);
    });
  });

  it('leaves out a plugin whose setup hangs, and tears it down when it comes up after all', async () => {
    folder.write('slow', {
      'plugin.js': pluginSource(
        'slow',
        `setup: (context) => new Promise((resolve) => { globalThis.letSlowGo = () => resolve(context); }),
         teardown: (context) => ${tells('torn down')}`,
      ),
    });
    folder.write('then', { 'plugin.js': pluginSource('then') });
    const running = run();
    while (!('letSlowGo' in globalThis)) await new Promise(setImmediate);
    await clock.advance({ seconds: 10 });
    const { names, reasons } = await running;
    expect(names).to.deep.equal(['then']);
    expect(reasons['slow']).to.equal('its setup did not end within 10 s');
    (Reflect.get(globalThis, 'letSlowGo') as () => void)();
    Reflect.deleteProperty(globalThis, 'letSlowGo');
    await new Promise(setImmediate);
    expect(said()).to.deep.equal(['torn down']);
  });

  it('names the plugin whose teardown hangs, and stops the others', async () => {
    folder.write('a', {
      'plugin.js': pluginSource('apples', `setup: (c) => c, teardown: (context) => ${tells('down')}`),
    });
    folder.write('b', {
      'plugin.js': pluginSource('bread', 'setup: (c) => c, teardown: () => new Promise(() => {})'),
    });
    await run();
    const stopped = life.stop();
    await new Promise(setImmediate);
    await clock.advance({ seconds: 5 });
    await stopped;
    expect(said()).to.deep.equal(['plugin "bread": its teardown failed', 'down']);
  });

  it('leaves out what depends on a plugin that did not start', async () => {
    folder.write('a', { 'plugin.js': pluginSource('apples', `dependencies: ['bread']`) });
    folder.write('b', {
      'plugin.js': pluginSource('bread', `setup: () => { throw new Error('no flour'); }`),
    });
    const { names, reasons } = await run();
    expect(names).to.deep.equal([]);
    expect(reasons).to.deep.equal({
      bread: 'plugin.js:2: no flour',
      apples: 'needs plugin "bread", which did not start',
    });
  });

  it("leaves out a plugin that takes the name of one of the bot's services", async () => {
    folder.write('a', { 'plugin.js': pluginSource('settings', 'setup: () => 1') });
    expect((await run()).reasons['settings']).to.include('belongs to a service of the bot');
    expect(services).to.deep.equal({});
  });

  const pieces: Readonly<Record<string, readonly [files: Record<string, string>, reason: string]>> = {
    'throws on import': [{ 'commands/bad.js': `throw new Error('stale');` }, 'commands/bad.js:1: stale'],
    'exports no piece': [{ 'commands/bad.js': 'export const x = 1;' }, 'commands/bad.js: '],
    'is CommonJS': [{ 'commands/bad.cjs': '' }, 'commands/bad.cjs: it is CommonJS'],
    'cannot be constructed': [
      {
        'commands/bad.js': `import { Command } from 'alphapy'; export class X extends Command { constructor() { throw new Error('no'); } }`,
      },
      'commands/bad.js:1: no',
    ],
    'throws when it is loaded': [
      { 'listeners/cakeBad.js': listenerSource(`throw new Error('burnt')`) },
      'listeners/cakeBad.js: burnt',
    ],
    'has the name of a part of Sapphire': [
      { 'listeners/CoreInteractionCreate.js': listenerSource('') },
      'is taken by a part of Sapphire',
    ],
    'has the name of a piece of another plugin': [
      { 'commands/fine.js': commandSource('fine', '') },
      'is taken by',
    ],
    'has the name of a command of another plugin': [
      { 'commands/other.js': commandSource('fine', '') },
      'command "fine"',
    ],
    'is a command that Discord would refuse': [
      { 'commands/bad.js': commandSource('Bad Name', '') },
      'commands/bad.js: command "bad": Invalid string format',
    ],
  };
  for (const [fault, [files, reason]] of Object.entries(pieces)) {
    it(`leaves out a plugin, with all that is its own, when a piece of it ${fault}`, async () => {
      const setup = `setup: (context) => context, teardown: (context) => ${tells('torn down')}`;
      folder.write('a-fine', {
        'plugin.js': pluginSource('fine'),
        'commands/fine.js': commandSource('fine', ''),
      });
      folder.write('b-faulty', {
        'plugin.js': pluginSource('faulty', setup),
        'commands/good.js': commandSource('good', ''),
        'listeners/cakeOnce.js': listenerSource(''),
        ...files,
      });
      const { names, reasons } = await run();
      expect(names).to.deep.equal(['fine']);
      expect(reasons['faulty']).to.include(reason);
      expect(said()).to.deep.equal(['torn down']);
      expect(client.stores.get('commands').has('good')).to.equal(false);
      expect(client.listenerCount('cake')).to.equal(0);
      expect(services).to.deep.equal({});
    });
  }

  it('stops the start when a built-in plugin does not run', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake', `setup: () => { throw new Error('no flour'); }`),
    });
    const error = await run({ builtIn: true }).catch((thrown) => thrown);
    expect(error).to.have.property('message', 'Plugin "cake": plugin.js:2: no flour');
  });

  it('does not even import the pieces of another kind of process', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake'),
      'routes/cake.get.js': `throw new Error('imported');`,
      'scheduled-tasks/cakeTick.js': `throw new Error('imported');`,
    });
    expect((await run()).names).to.deep.equal(['cake']);
  });
});
