import { expect } from 'chai';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startTestBot, type TestBot } from '../support/bot.js';
import { commandSource, PluginFolder, pluginSource } from '../support/plugin-files.js';

const refusal = `throw refuse('cake.tooMany', 'You have too many cakes.', { count: 3, who: ['Ann', 'Bob'] });`;
const bug = `throw new Error('password=hunter2 at /srv/secret.js');`;
const withRefuse = (source: string) => `import { refuse } from 'alphapy';\n${source}`;

/** One small plugin with a command for each way to go wrong. */
const cake = {
  'plugin.js': pluginSource('cake'),
  'locales/en.json': '{ "tooMany": "{{count}} cakes are too many for {{who}}." }',
  'locales/nl.json': '{ "tooMany": "{{count}} taarten is te veel voor {{who}}." }',
  'commands/refused.js': withRefuse(commandSource('refused', refusal)),
  'commands/refused-later.js': withRefuse(
    commandSource('refused-later', `await interaction.deferReply(); ${refusal}`),
  ),
  'commands/refused-after.js': withRefuse(
    commandSource('refused-after', `await interaction.reply('Well…'); ${refusal}`),
  ),
  'commands/untranslated.js': withRefuse(
    commandSource('untranslated', `throw refuse('cake.stale', 'That cake is stale. Bake a new one.');`),
  ),
  'commands/broken.js': commandSource('broken', bug),
  'commands/broken-quietly.js': commandSource(
    'broken-quietly',
    `await interaction.deferReply({ flags: 64 }); ${bug}`,
  ),
  'commands/silent.js': commandSource('silent', ''),
  'commands/late.js': commandSource(
    'late',
    `await interaction.reply('done'); setImmediate(() => {}); ${bug}`,
  ),
  'commands/guarded.js': commandSource(
    'guarded',
    `await interaction.reply('in');`,
    `preconditions: ['CakeOwner']`,
  ),
  'commands/exploding.js': commandSource(
    'exploding',
    `await interaction.reply('in');`,
    `preconditions: ['CakeBomb']`,
  ),
  'commands/fenced.js': commandSource(
    'fenced',
    `await interaction.reply('in');`,
    `preconditions: ['NobodyHasThis']`,
  ),
  'commands/admins.js': commandSource(
    'admins',
    `await interaction.reply('in');`,
    `requiredUserPermissions: ['ManageGuild']`,
  ),
  'commands/controls.js': commandSource(
    'controls',
    `const button = (id) => ({ type: 2, style: 1, label: id, custom_id: id });
     await interaction.reply({ content: 'Press', components: [{ type: 1, components: ['cake:eat', 'cake:burn', 'cake:forget', 'cake:parse', 'gone:x'].map(button) }] });`,
  ),
  'preconditions/CakeOwner.js': `import { Precondition } from 'alphapy';
export class CakeOwner extends Precondition {
  chatInputRun() { return this.error({ identifier: 'cake.owner', message: 'Only the owner of the cake may do this.' }); }
}`,
  'preconditions/CakeBomb.js': `import { Precondition } from 'alphapy';
export class CakeBomb extends Precondition { chatInputRun() { ${bug} } }`,
  'interaction-handlers/cakeButtons.js': `import { InteractionHandler, InteractionHandlerTypes, refuse } from 'alphapy';
export class CakeButtons extends InteractionHandler {
  constructor(context, options) { super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button }); }
  parse(interaction) {
    if (interaction.customId === 'cake:parse') { ${bug} }
    return interaction.customId.startsWith('cake:') ? this.some(interaction.customId) : this.none();
  }
  async run(interaction, id) {
    if (id === 'cake:eat') { ${refusal} }
    if (id === 'cake:burn') { ${bug} }
  }
}`,
};

describe('the answer to an interaction', () => {
  const folder = new PluginFolder();
  let running: TestBot;
  let guild: GuildActor;
  let alice: MemberActor;

  before(async function () {
    this.timeout(60_000);
    folder.write('cake', cake);
    running = await startTestBot(folder.path);
    guild = running.discord.createGuild({ name: 'Bakery' });
    alice = guild.member('alice');
  });

  after(async () => {
    await running.stop();
    folder.remove();
  });

  const incidentsWith = (text: string) =>
    running.log.filter((line) => line.msg.includes(text) && line['incident']);

  it('is the refusal, for the user alone', async () => {
    const reply = await alice.slash('refused');
    expect(reply.content).to.equal('3 cakes are too many for Ann and Bob.');
    expect(reply.ephemeral).to.equal(true);
  });

  it('is in the language of the user', async () => {
    const reply = await guild.member('daan', { locale: 'nl' }).slash('refused');
    expect(reply.content).to.equal('3 taarten is te veel voor Ann en Bob.');
  });

  it("is the refusal's own words where there is no translation", async () => {
    const reply = await alice.slash('untranslated');
    expect(reply.content).to.equal('That cake is stale. Bake a new one.');
  });

  it('is private also when the command had begun in public', async () => {
    const gone = await alice.slash('refused-later');
    expect(gone.deleted).to.equal(true);
    const reply = await gone.next();
    expect(reply.content).to.include('too many');
    expect(reply.ephemeral).to.equal(true);
  });

  it('follows an answer that was given already', async () => {
    const first = await alice.slash('refused-after');
    expect(first.content).to.equal('Well…');
    const second = await first.next();
    expect(second.content).to.include('too many');
    expect(second.ephemeral).to.equal(true);
  });

  for (const command of ['broken', 'broken-quietly', 'exploding']) {
    it(`of /${command} is an incident id and nothing of what happened`, async () => {
      const reply = await alice.slash(command);
      const incident = /incident ([A-Z0-9]{8})/.exec(reply.content)?.[1];
      expect(reply.content).not.to.match(/hunter2|secret|Error/);
      expect(reply.ephemeral).to.equal(true);
      const logged = running.log.filter((line) => line['incident'] === incident);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.deep.include({ piece: command, guild: guild.id, user: alice.id });
    });
  }

  it('comes also when the command forgets it', async () => {
    const reply = await alice.slash('silent');
    expect(reply.content).to.include('incident');
    expect(incidentsWith('ended without an answer')).to.have.length(1);
  });

  it('says why a precondition refuses', async () => {
    expect((await alice.slash('guarded')).content).to.equal('Only the owner of the cake may do this.');
  });

  it("translates the refusals of Sapphire's own preconditions", async () => {
    expect((await alice.slash('admins')).content).to.equal('You need these permissions here: Manage Guild.');
  });

  it('is a closed door when the feature of a precondition is switched off', async () => {
    expect((await alice.slash('fenced')).content).to.equal(
      'This command needs a feature that is switched off.',
    );
  });

  it('to a button is the refusal of its handler', async () => {
    const message = await alice.slash('controls');
    expect((await alice.click(message.button('cake:eat'))).content).to.include('too many');
  });

  for (const button of ['cake:burn', 'cake:parse', 'cake:forget']) {
    it(`to the button ${button} is an incident id`, async () => {
      const message = await alice.slash('controls');
      const reply = await alice.click(message.button(button));
      expect(reply.content).to.match(/incident [A-Z0-9]{8}/);
      expect(reply.ephemeral).to.equal(true);
    });
  }

  it('to a button whose plugin is gone says so', async () => {
    const message = await alice.slash('controls');
    const reply = await alice.click(message.button('gone:x'));
    expect(reply.content).to.include('switched off or has changed');
    expect(reply.ephemeral).to.equal(true);
  });

  it('to a command that nobody runs says so', async () => {
    await running.bot.client.stores.get('commands').unload('guarded');
    expect((await alice.slash('guarded')).content).to.include('switched off');
  });
});
