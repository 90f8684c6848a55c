import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { GatewayIntentBits } from 'discord.js';
import { startTestBot, type TestBot } from '../support/bot.js';
import { commandSource, PluginFolder, pluginSource } from '../support/plugin-files.js';
import { until } from '../support/until.js';

const api = { host: '127.0.0.1', port: 0 };

describe('a process of the bot', function () {
  this.timeout(180_000);
  let folder: PluginFolder;
  let running: TestBot | null;

  beforeEach(() => {
    folder = new PluginFolder();
    running = null;
  });
  afterEach(async () => {
    await running?.stop();
    folder.remove();
  });

  const requests = ({ discord }: TestBot) =>
    discord.ledger.entries.map(({ method, route }) => `${method} ${route}`);

  it('that is solo answers commands, serves the API and says what took how long', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake'),
      'commands/bake.js': commandSource('bake', `await interaction.reply('Baked.');`),
      'routes/cakes.get.js': `import { Route } from 'alphapy/backend';
export class Cakes extends Route {
  constructor(context, options) { super(context, { ...options, access: 'public' }); }
  run(request, response) { response.json({ cakes: 3 }); }
}`,
    });
    running = await startTestBot(folder.path, { api });
    const alice = running.discord.createGuild({ name: 'Bakery' }).member('alice');
    expect((await alice.slash('bake')).content).to.equal('Baked.');
    expect(await (await fetch(`${running.bot.apiUrl}/api/cakes`)).json()).to.deep.equal({ cakes: 3 });
    expect(running.bot.timings.join('\n'))
      .to.match(/database +\d+ ms/)
      .and.include('plugin "cake"');
    expect(running.bot.leftOut).to.deep.equal([]);
  });

  it('leaves out a plugin whose settings cannot be used, and runs the others', async () => {
    const zod = import.meta.resolve('zod');
    folder.write('cake', {
      'plugin.js': `import { z } from '${zod}';\n${pluginSource('cake', 'settings: z.object({ size: z.string() }),')}`,
    });
    folder.write('pie', {
      'plugin.js': pluginSource('pie'),
      'commands/bake.js': commandSource('bake', `await interaction.reply('Baked.');`),
    });
    running = await startTestBot(folder.path);
    expect(running.bot.leftOut).to.have.length(1);
    expect(running.bot.leftOut[0]).to.have.property('name', 'cake');
    expect(running.bot.leftOut[0]?.reason).to.include(
      '"cake.size" is not built by one of the setting functions',
    );
    const alice = running.discord.createGuild({ name: 'Bakery' }).member('alice');
    expect((await alice.slash('bake')).content).to.equal('Baked.');
  });

  it('may come after another one: Sapphire gives its own pieces to the first client only', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake'),
      'commands/bake.js': commandSource('bake', `await interaction.reply('Baked.');`),
    });
    for (const role of ['solo', 'backend', 'gateway'] as const) {
      running = await startTestBot(folder.path, { role });
      if (role !== 'backend') {
        const alice = running.discord.createGuild({ name: 'Bakery' }).member('alice');
        expect((await alice.slash('bake')).content).to.equal('Baked.');
      }
      await running.stop();
      running = null;
    }
  });

  it('carries the events of one plugin to the listeners of another', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake', 'setup: ({ events }) => ({ events })'),
      'commands/bake.js': commandSource(
        'bake',
        `this.container.services.cake.events.emit('cake.baked', { kind: 'cheese' }); await interaction.reply('Baked.');`,
      ),
    });
    folder.write('guests', {
      'plugin.js': pluginSource('guests'),
      'listeners/guestsCome.js': `import { container, Listener } from 'alphapy';
export class GuestsCome extends Listener {
  constructor(context, options) { super(context, { ...options, emitter: container.events, event: 'cake.baked' }); }
  run({ kind }) { this.container.logger.info('guests come for ' + kind); }
}`,
    });
    running = await startTestBot(folder.path);
    await running.discord.createGuild({ name: 'Bakery' }).member('alice').slash('bake');
    expect(running.log.map(({ msg }) => msg)).to.include('guests come for cheese');
  });

  it('asks Discord for nothing but what it needs, and never for commands', async () => {
    running = await startTestBot(folder.path);
    expect(requests(running)).to.deep.equal([
      'PUT applications/[applicationId]/commands',
      'GET applications/@me',
      'GET gateway/bot',
    ]);
  });

  it('that is a backend asks Discord for nothing, and needs no gateway to send', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake', 'setup: ({ rest }) => ({ rest })'),
      'commands/bake.js': `throw new Error('not for a backend');`,
      'routes/me.get.js': `import { Route } from 'alphapy/backend';
export class Me extends Route {
  constructor(context, options) { super(context, { ...options, access: 'public' }); }
  async run(request, response) { response.json({ name: (await this.container.services.cake.rest.get('/users/@me')).username }); }
}`,
    });
    running = await startTestBot(folder.path, { role: 'backend', api });
    expect(requests(running).slice(1)).to.deep.equal([], 'the first one is the registration of commands');
    expect(running.discord.gateway.sessions).to.deep.equal([]);
    expect(running.bot.leftOut).to.deep.equal([]);
    expect(await (await fetch(`${running.bot.apiUrl}/api/me`)).json()).to.have.property('name');
    expect(running.bot.client.id).to.equal(running.discord.applicationId);
  });

  it('finishes what users have asked for before it stops', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource('cake'),
      'commands/bake.js': commandSource(
        'bake',
        `await interaction.deferReply();
         this.container.logger.info('in the oven');
         await new Promise((resolve) => this.container.client.once('cakeIsBaked', resolve));
         await interaction.editReply('Baked.');`,
      ),
    });
    running = await startTestBot(folder.path);
    const { bot, log, discord } = running;
    const alice = discord.createGuild({ name: 'Bakery' }).member('alice');
    const baking = alice.slash('bake');
    await until(() => log.some(({ msg }) => msg === 'in the oven'));
    const stopped = bot.stop();
    bot.client.emit('cakeIsBaked');
    expect((await baking).content).to.equal('Baked.');
    await stopped;
    expect(discord.gateway.sessions.filter(({ socket }) => socket)).to.deep.equal([]);
  });

  it('leaves nothing behind when its start fails', async () => {
    folder.write('cake', {
      'plugin.js': pluginSource(
        'cake',
        `intents: { required: [${GatewayIntentBits.GuildMembers}] },
         setup: (context) => context, teardown: ({ logger }) => logger.info('torn down')`,
      ),
    });
    const withoutIntents = { application: { privilegedIntents: 0 } };
    const error = await startTestBot(folder.path, { api }, withoutIntents).catch((thrown) => thrown);
    expect(error.message).to.equal('The "Server Members Intent" is not enabled for this application');
    folder.remove();
    running = await startTestBot(folder.path);
    expect(running.bot.client.isReady()).to.equal(true);
  });

  it('is lost when its token is reset while it runs', async () => {
    running = await startTestBot(folder.path);
    running.discord.faults.drop(4004);
    expect((await running.bot.lost).message).to.equal('Discord does not accept the bot token');
  });
});

describe('a gateway process', () => {
  const probe = fileURLToPath(new URL('./loaded-packages.process.js', import.meta.url));
  const loadedIn = async (role: string): Promise<string[]> => {
    const { stdout } = await promisify(execFile)(process.execPath, [probe, role]);
    return JSON.parse(stdout);
  };
  const heavy = ['@sapphire/plugin-api', '@sapphire/plugin-scheduled-tasks', 'bullmq', 'ioredis'];

  it('loads neither the API nor the queue', async () => {
    const packages = await loadedIn('gateway');
    expect(packages).to.include.members([
      'discord.js',
      '@sapphire/framework',
      '@sapphire/plugin-subcommands',
    ]);
    expect(packages.filter((name) => heavy.includes(name))).to.deep.equal([]);
  });

  it('differs in that from a backend', async () => {
    expect(await loadedIn('backend')).to.include.members(heavy);
  });
});
