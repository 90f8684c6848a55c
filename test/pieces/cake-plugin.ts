import { commandSource, pluginSource } from '../support/plugin-files.js';

const refusal = `throw refuse('cake.tooMany', 'You have too many cakes.', { count: 3, who: ['Ann', 'Bob'] });`;
const bug = `throw new Error('password=hunter2 at /srv/secret.js');`;
const withRefuse = (source: string) => `import { refuse } from 'alphapy';\n${source}`;

/** A plugin with a command for each way to go wrong. */
export const cake = {
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
  'commands/collected.js': commandSource(
    'collected',
    `const yes = { type: 2, style: 1, label: 'Yes', custom_id: 'yes' };
     const { resource } = await interaction.reply({ content: 'Sure?', components: [{ type: 1, components: [yes] }], withResponse: true });
     const clicked = resource.message.awaitMessageComponent();
     this.container.logger.info('waiting for a click');
     const click = await clicked;
     await click.reply('You said yes.');`,
  ),
  'commands/form.js': commandSource(
    'form',
    `const name = { type: 4, style: 1, label: 'Name', custom_id: 'name' };
     await interaction.showModal({ title: 'A cake', custom_id: 'cake:form', components: [{ type: 1, components: [name] }] });`,
  ),
  'interaction-handlers/cakeForms.js': `import { InteractionHandler, InteractionHandlerTypes, refuse } from 'alphapy';
export class CakeForms extends InteractionHandler {
  constructor(context, options) { super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit }); }
  parse(interaction) { return interaction.customId === 'cake:form' ? this.some() : this.none(); }
  async run() { ${refusal} }
}`,
  'commands/oven.js': `import { refuse, Subcommand } from 'alphapy';
export class Oven extends Subcommand {
  constructor(context, options) {
    super(context, { ...options, description: 'An oven', subcommands: [
      { name: 'open', chatInputRun: 'open' },
      { name: 'burn', chatInputRun: 'burn' },
      { name: 'clean', chatInputRun: 'open', preconditions: ['CakeOwner'] },
    ] });
  }
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((builder) => {
      builder.setName('oven').setDescription('An oven');
      for (const name of ['open', 'burn', 'clean', 'melt']) builder.addSubcommand((sub) => sub.setName(name).setDescription(name));
      return builder;
    });
  }
  async open() { ${refusal} }
  async burn() { ${bug} }
}`,
  'commands/give-cake.js': `import { Command, refuse } from 'alphapy';
export class GiveCake extends Command {
  constructor(context, options) { super(context, { ...options, name: 'Give cake' }); }
  registerApplicationCommands(registry) { registry.registerContextMenuCommand((builder) => builder.setName('Give cake').setType(2)); }
  async contextMenuRun() { ${refusal} }
}`,
  'commands/slice.js': `import { Command } from 'alphapy';
export class Slice extends Command {
  constructor(context, options) { super(context, { ...options, description: 'A slice' }); }
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((builder) => builder.setName('slice').setDescription('A slice')
      .addStringOption((of) => of.setName('of').setDescription('Of what').setAutocomplete(true)));
  }
  async chatInputRun(interaction) { await interaction.reply('sliced'); }
  async autocompleteRun() { ${bug} }
}`,
  'commands/slow.js': commandSource(
    'slow',
    `this.container.logger.info('the slow command has begun');
     await new Promise((resolve) => this.container.client.once('cakeIsBaked', resolve));
     ${bug}`,
  ),
};
