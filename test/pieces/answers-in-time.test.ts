import '../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import type { Reply } from '../../src/sandbox/actors/reply.js';
import type { Answer } from '../../src/sandbox/interactions/answer.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { commandSource, PluginFolder, pluginSource } from '../support/plugin-files.js';
import { until } from '../support/until.js';

/** Waits until the test has baked the cake. */
const bake = `await new Promise((resolve) => this.container.client.once('cakeIsBaked', resolve));`;
const buttons = `components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Eat', custom_id: 'cake:eat' }] }]`;
const form = `{ title: 'A cake', custom_id: 'cake:form', components: [
  { type: 1, components: [{ type: 4, style: 1, label: 'Name', custom_id: 'name' }] }] }`;

const ways = {
  public: `${bake} await interaction.reply('cake');`,
  private: `${bake} await interaction.reply({ content: 'cake', flags: 64 });`,
  'defer-public': `${bake} await interaction.deferReply(); await interaction.editReply('cake');`,
  'defer-private': `${bake} await interaction.deferReply({ flags: 64 }); await interaction.editReply('cake');`,
  'defer-follow': `${bake} await interaction.deferReply(); await interaction.followUp('cake');`,
  careful: `${bake} if (interaction.deferred) await interaction.editReply('cake'); else await interaction.reply('cake');`,
  edited: `${bake} const { resource } = await interaction.reply({ content: 'dough', withResponse: true });
    await interaction.editReply(resource.message.content + ' and cake');`,
  deleted: `${bake} await interaction.reply('cake'); await interaction.deleteReply();`,
  fetched: `${bake} await interaction.reply('cake'); const reply = await interaction.fetchReply();
    await interaction.followUp('That was ' + reply.content);`,
  twice: `${bake} await interaction.reply('cake'); await interaction.reply('more cake');`,
  refused: `${bake} throw refuse('cake.none', 'There is no cake.');`,
  'refused-public': `${bake} await interaction.deferReply(); throw refuse('cake.none', 'There is no cake.');`,
  broken: `${bake} throw new Error('password=hunter2');`,
  forgetful: bake,
  form: `${bake} await interaction.showModal(${form});`,
  fast: `await interaction.reply('cake'); ${bake} await interaction.followUp('more cake');`,
  buttons: `await interaction.reply({ content: 'Eat it', ${buttons} });`,
  ask: `await interaction.showModal(${form});`,
};

const handlers = `import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
export class CakeEat extends InteractionHandler {
  constructor(context, options) { super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button }); }
  parse(interaction) { return interaction.customId === 'cake:eat' ? this.some() : this.none(); }
  async run(interaction) { await this.container.cakeEaten(interaction); }
}`;

const forms = `import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
export class CakeForm extends InteractionHandler {
  constructor(context, options) { super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit }); }
  parse(interaction) { return interaction.customId === 'cake:form' ? this.some() : this.none(); }
  async run(interaction) { ${bake} await interaction.reply('A form, and cake'); }
}`;

interface Button {
  reply(content: unknown): Promise<unknown>;
  update(content: unknown): Promise<unknown>;
  deferUpdate(): Promise<unknown>;
  deferReply(options?: unknown): Promise<unknown>;
  editReply(content: unknown): Promise<unknown>;
  showModal(form: unknown): Promise<unknown>;
}

describe('an answer that takes longer than Discord waits', () => {
  const plugins = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let alice: MemberActor;
  let answers: Answer['kind'][];

  before(async function () {
    this.timeout(180_000);
    const commands = Object.entries(ways).map(([name, body]) => [
      `commands/${name}.js`,
      `import { refuse } from 'alphapy';\n${commandSource(name, body)}`,
    ]);
    plugins.write('cake', {
      'plugin.js': pluginSource('cake'),
      'interaction-handlers/cakeEat.js': handlers,
      'interaction-handlers/cakeForm.js': forms,
      ...Object.fromEntries(commands),
    });
    database = await testDatabase();
    world = await startWorld({
      databaseUrl: database.url,
      plugins: { builtIn: [], folders: [plugins.path] },
      logLevel: 'fatal',
    });
    guild = world.discord.createGuild({ name: 'Bakery' });
    alice = guild.member('alice');
    await world.services.settings.read(guild.id, 'cake'); // as after the first command in a guild
    world.discord.world.interactions.on('answered', (_record, { kind }) => answers.push(kind));
  });
  after(async () => {
    await world.stop();
    await database.drop();
    plugins.remove();
  });
  beforeEach(() => {
    answers = [];
  });

  /** Lets time pass until Discord was asked for more, then lets the piece go on, after all three seconds. */
  async function late(action: Promise<Reply>): Promise<Reply> {
    await until(() => world.bot.client.listenerCount('cakeIsBaked') > 0);
    await world.clock.advance({ milliseconds: 1_600 });
    await until(() => answers.length > 0);
    await world.clock.advance({ seconds: 5 });
    world.bot.client.emit('cakeIsBaked');
    return action;
  }
  const run = (command: keyof typeof ways, who = alice) => late(who.slash(command));
  const shown = ({ content, ephemeral }: Reply) => [content, ephemeral];

  for (const way of ['private', 'defer-private', 'careful'] as const) {
    it(`stays private: ${way}`, async () => {
      expect(shown(await run(way))).to.deep.equal(['cake', true]);
      expect(answers).to.deep.equal(['deferred', 'reply']);
    });
  }

  for (const way of ['public', 'defer-public', 'defer-follow'] as const) {
    it(`becomes public, and no private "is thinking" is left: ${way}`, async () => {
      const gone = await run(way);
      expect(gone.deleted).to.equal(true);
      expect(shown(await gone.next())).to.deep.equal(['cake', false]);
      expect(answers).to.deep.equal(['deferred', 'delete', 'followUp']);
      expect(alice.ephemeralMessages().filter(({ content }) => content === '')).to.deep.equal([]);
    });
  }

  it('can be edited, with what discord.js answers to the piece', async () => {
    const edited = await (await (await run('edited')).next()).next();
    expect(shown(edited)).to.deep.equal(['dough and cake', false]);
  });

  it('can be taken away', async () => {
    const cake = await (await run('deleted')).next();
    expect((await cake.next()).deleted).to.equal(true);
    expect(guild.channel('general').messages.filter(({ id }) => id === cake.id)).to.deep.equal([]);
  });

  it('can be fetched, and followed', async () => {
    const next = await (await (await run('fetched')).next()).next();
    expect(shown(next)).to.deep.equal(['That was cake', false]);
  });

  it('is given once: who answers twice has a bug', async () => {
    const cake = await (await run('twice')).next();
    expect(cake.content).to.equal('cake');
    expect((await cake.next()).content).to.match(/incident [A-Z0-9]{8}/);
  });

  it('is a refusal for the user alone', async () => {
    expect(shown(await run('refused'))).to.deep.equal(['There is no cake.', true]);
    answers = [];
    const gone = await run('refused-public');
    expect(gone.deleted).to.equal(true);
    expect(shown(await gone.next())).to.deep.equal(['There is no cake.', true]);
  });

  for (const way of ['broken', 'forgetful'] as const) {
    it(`is an incident id for the user alone: ${way}`, async () => {
      const reply = await run(way);
      expect(reply.content).to.match(/incident [A-Z0-9]{8}/);
      expect(reply.ephemeral).to.equal(true);
    });
  }

  it('cannot be a form any more, and says so', async () => {
    const daan = guild.member('daan', { locale: Locale.Dutch });
    expect(shown(await run('form', daan))).to.deep.equal([
      'Dat duurde zo lang dat er geen formulier meer kan opengaan. Probeer het nog een keer.',
      true,
    ]);
  });

  it('is not held where the piece has begun in time', async () => {
    const cake = await alice.slash('fast');
    await world.clock.advance({ seconds: 5 });
    world.bot.client.emit('cakeIsBaked');
    expect((await cake.next()).content).to.equal('more cake');
    expect(answers).to.deep.equal(['reply', 'followUp']);
  });

  it('to a form that was opened by a command becomes what it would have been', async () => {
    const opened = await alice.slash('ask');
    answers = [];
    const gone = await late(alice.submit(opened, { Name: 'Cheese' }));
    expect(shown(await gone.next())).to.deep.equal(['A form, and cake', false]);
  });

  describe('to a button', () => {
    /** What the button does once the cake is baked. */
    async function press(eat: (button: Button) => Promise<unknown>): Promise<Reply> {
      const message = await alice.slash('buttons');
      answers = [];
      Object.assign(world.bot.client.stores.get('commands').container, {
        async cakeEaten(button: Button) {
          await new Promise<void>((resolve) => world.bot.client.once('cakeIsBaked', () => resolve()));
          await eat(button);
        },
      });
      return late(alice.click(message.button('Eat')));
    }

    it('changes the message under which it stands', async () => {
      const changed = await press((button) => button.update({ content: 'Eaten', components: [] }));
      expect([changed.content, changed.buttons]).to.deep.equal(['Eaten', []]);
      expect(answers).to.deep.equal(['deferredUpdate', 'update']);
    });

    it('changes it also when it asks for time itself', async () => {
      const changed = await press(async (button) => {
        await button.deferUpdate();
        await button.editReply('Eaten');
      });
      expect(changed.content).to.equal('Eaten');
    });

    for (const [flags, isPrivate] of [
      [64, true],
      [0, false],
    ] as const) {
      it(`is a message of its own, ${isPrivate ? 'private' : 'public'}`, async () => {
        const reply = await press((button) => button.reply({ content: 'Yum', flags }));
        expect(shown(reply)).to.deep.equal(['Yum', isPrivate]);
        expect(answers).to.deep.equal(['deferredUpdate', 'followUp']);
      });

      it(`is a message of its own that it asks time for, ${isPrivate ? 'private' : 'public'}`, async () => {
        const reply = await press(async (button) => {
          await button.deferReply({ flags });
          await button.editReply('Yum');
          await button.editReply('Yum, yum');
        });
        expect(shown(reply)).to.deep.equal(['Yum', isPrivate]);
        expect((await reply.next()).content).to.equal('Yum, yum');
      });
    }

    it('is a refusal for the user alone, and the message stays', async () => {
      const reply = await press(async (button) => {
        await button.deferReply();
        throw Object.assign(new Error('password=hunter2'), { code: 'EVIL' });
      });
      expect(reply.content).to.match(/incident [A-Z0-9]{8}/);
      expect(reply.ephemeral).to.equal(true);
      expect(answers).to.deep.equal(['deferredUpdate', 'followUp']);
    });

    it('cannot be a form any more, and says so', async () => {
      const reply = await press((button) => button.showModal({}));
      expect(reply.content).to.include('no form can be opened any more');
      expect(reply.ephemeral).to.equal(true);
    });
  });

  it('is tried all the same when Discord gave no time', async () => {
    const action = alice.slash('private');
    await until(() => world.bot.client.listenerCount('cakeIsBaked') > 0);
    const everyTry = { method: 'POST', path: /\/callback$/, times: 4 };
    const fault = world.discord.faults.rest('error500', everyTry);
    await world.clock.advance({ milliseconds: 1_600 });
    await until(() => fault.hits === everyTry.times);
    world.bot.client.emit('cakeIsBaked');
    expect(shown(await action)).to.deep.equal(['cake', true]);
    expect(answers).to.deep.equal(['reply']);
  });
});
