import type { MikroORM } from '@mikro-orm/postgresql';
import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { SystemClock } from '../../../src/core/clock.js';
import { publishCommands } from '../../../src/core/command-registry/publish-commands.js';
import { connectDatabase } from '../../../src/core/database/connect.js';
import { migrate } from '../../../src/core/database/migrations/migrate.js';
import { discoverPlugins } from '../../../src/core/plugins/discover-plugins.js';
import { LeftOutList } from '../../../src/core/plugins/plugin-fault.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { logInto } from '../../support/log.js';
import { commandSource, PluginFolder, pluginSource } from '../../support/plugin-files.js';

/** A command for everywhere, one for accounts alone, and one that says nothing. */
const placesSource = `import { Command, usableAnywhere } from 'alphapy';
export class Notes extends Command {
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((note) => usableAnywhere(note.setName('note')).setDescription('x'));
    registry.registerChatInputCommand((mine) =>
      mine.setName('mine').setDescription('x').setContexts(2).setIntegrationTypes(1));
    registry.registerChatInputCommand((here) => here.setName('here').setDescription('x'));
  }
}`;

describe('the registration of commands', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let discord: Sandbox;
  let folder: PluginFolder;

  before(async function () {
    this.timeout(180_000);
    database = await testDatabase();
    await migrate({ url: database.url, plugins: [] });
    orm = await connectDatabase(database.url, [], 'alphapy test');
  });
  after(async () => {
    await orm.close();
    await database.drop();
  });

  beforeEach(async () => {
    discord = await startSandbox();
    folder = new PluginFolder();
  });
  afterEach(async () => {
    await discord.close();
    folder.remove();
  });

  async function publish(isForAccounts = true) {
    const leftOut = new LeftOutList();
    const plugins = await discoverPlugins({ builtIn: [], folders: [folder.path], packages: [] }, leftOut);
    const sent = await publishCommands({
      applicationId: discord.applicationId,
      token: discord.token,
      apiUrl: discord.url,
      clock: new SystemClock(),
      logger: logInto([]),
      em: orm.em,
      plugins,
      leftOut,
      isForAccounts,
    });
    return { sent, reasons: leftOut.entries.map(({ name, reason }) => `${name}: ${reason}`) };
  }

  const requests = () => discord.ledger.entries.map(({ method, route }) => `${method} ${route}`);
  const commands = () => discord.world.state.applications.get(discord.applicationId)?.commands ?? [];
  const known = () => commands().map(({ name }) => name);

  it('is one request for all commands, and none when nothing has changed', async () => {
    folder.write('b', {
      'plugin.js': pluginSource('bread'),
      'commands/bread.js': commandSource('bread', ''),
    });
    folder.write('a', {
      'plugin.js': pluginSource('apples'),
      'commands/apples.js': commandSource('apples', ''),
      'commands/pear.js': commandSource('pear', ''),
    });
    const first = await publish();
    expect(first.sent).to.be.at.least(3);
    expect(known()).to.include.members(['apples', 'bread', 'pear']);
    expect((await publish()).sent).to.equal(null);
    expect((await publish()).sent).to.equal(null);
    expect(requests()).to.deep.equal(['PUT applications/[applicationId]/commands']);
  });

  it('is one more request when a command has changed, or is gone', async () => {
    folder.write('a', {
      'plugin.js': pluginSource('apples'),
      'commands/apples.js': commandSource('apples', ''),
    });
    await publish();
    folder.remove();
    folder.write('b', {
      'plugin.js': pluginSource('bread'),
      'commands/bread.js': commandSource('bread', ''),
    });
    expect((await publish()).sent).to.be.a('number');
    expect(known()).to.include('bread').and.not.include('apples');
    expect(requests()).to.have.length(2);
  });

  it('is tried again when Discord did not take it', async () => {
    folder.write('a', {
      'plugin.js': pluginSource('apples'),
      'commands/apples.js': commandSource('apples', ''),
    });
    const fault = discord.faults.rest('error500', { method: 'PUT' });
    expect(await publish().catch(({ status }) => status)).to.equal(500);
    fault.end();
    expect((await publish()).sent).to.be.a('number');
    expect(known()).to.include('apples');
  });

  it('leaves out a plugin with a command that Discord would refuse, and registers the others', async () => {
    folder.write('a', {
      'plugin.js': pluginSource('apples'),
      'commands/apples.js': commandSource('apples', ''),
    });
    folder.write('b', {
      'plugin.js': pluginSource('bread'),
      'commands/bread.js': commandSource('bread', '').replace(`'For a test')`, `'x'.repeat(200))`),
    });
    folder.write('c', { 'plugin.js': pluginSource('cake'), 'commands/cake.js': commandSource('apples', '') });
    const { reasons } = await publish();
    expect(reasons).to.have.length(2);
    expect(reasons[0]).to.match(/^bread: commands\/bread\.js: command "bread": /);
    expect(reasons[1]).to.equal('cake: command "apples": another plugin has a command of this name');
    expect(known()).to.include('apples').and.not.include('bread');
  });

  it('says where a command may be used, as its builder does', async () => {
    folder.write('notes', {
      'plugin.js': pluginSource('notes'),
      'commands/notes.js': placesSource,
    });
    await publish();
    const command = (name: string) => commands().find((one) => one.name === name);
    expect(command('note')).to.deep.include({ contexts: [0, 1, 2], integration_types: [0, 1] });
    expect(command('mine')).to.deep.include({ contexts: [2], integration_types: [1] });
    expect(command('here')).to.deep.include({ contexts: null, integration_types: [0] });
  });

  it('asks for no accounts where the application may not be added to any', async () => {
    folder.write('notes', {
      'plugin.js': pluginSource('notes'),
      'commands/notes.js': placesSource,
    });
    await publish(false);
    expect(commands().flatMap(({ integration_types = [] }) => integration_types)).not.to.include(1);
    const note = commands().find(({ name }) => name === 'note');
    expect(note).to.deep.include({ contexts: [0, 1], integration_types: [0] });
    expect(known()).to.include('here').and.not.include('mine');
    // The operator has allowed it since.
    expect((await publish()).sent).to.be.a('number');
    expect(known()).to.include('mine');
  });

  for (const [what, call] of Object.entries({
    'for single guilds': `registry.registerChatInputCommand((b) => b.setName('x').setDescription('x'), { guildIds: ['1'] })`,
    'as a plain object': `registry.registerChatInputCommand({ name: 'x', description: 'x' })`,
  })) {
    it(`refuses a command ${what}`, async () => {
      folder.write('a', {
        'plugin.js': pluginSource('apples'),
        'commands/x.js': `import { Command } from 'alphapy';
export class X extends Command { registerApplicationCommands(registry) { ${call}; } }`,
      });
      expect((await publish()).reasons[0]).to.match(/^apples: commands\/x\.js: command "x": .*not supported/);
    });
  }
});
