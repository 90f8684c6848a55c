import '../../../src/core/plugins/host-modules.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { commandSource, PluginFolder } from '../../support/plugin-files.js';

const settings = `z.object({
  mode: choiceSetting({ label: 'Mode', description: 'How the tea is.', choices: ['hot', 'cold'], default: 'hot' }),
  cups: numberSetting({ label: 'Cups', description: 'How many.', default: 2, min: 0, max: 9, unit: 'cups' }),
  greeting: textSetting({ label: 'Greeting', description: 'What is said.', default: 'Hello', maxLength: 50 }),
  brewing: durationSetting({ label: 'Brewing', description: 'How long.', default: 180, min: 60, max: 7200 }),
  channel: channelSetting({ label: 'Channel', description: 'Where tea is served.', essential: true }),
  shelf: categorySetting({ label: 'Shelf', description: 'Where it is kept.' }),
  host: roleSetting({ label: 'Host', description: 'Who pours.', essential: true }),
  helpers: listSetting({ label: 'Helpers', description: 'Who helps.', of: 'role', maxItems: 3 }),
  guest: userSetting({ label: 'Guest', description: 'Who drinks.', expects: 'somebody thirsty' }),
  teas: listSetting({ label: 'Teas', description: 'Which there are.', of: 'text', maxItems: 3 }),
  budget: numberSetting({ label: 'Budget', description: 'What it may cost.', default: 1, min: 0, max: 99, changedBy: 'owner' }),
})`;

const plugin = `import { booleanSetting, categorySetting, channelSetting, choiceSetting, definePlugin, durationSetting,
  listSetting, numberSetting, roleSetting, textSetting, userSetting } from 'alphapy';
import { z } from 'ZOD';
export default definePlugin({ name: 'tea', version: '1.0.0', host: '*', permissions: ['SendMessages'], settings: ${settings} });
`;

const handler = `import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
export class TeaButton extends InteractionHandler {
  constructor(context) { super(context, { interactionHandlerType: InteractionHandlerTypes.Button }); }
  parse(interaction) { return interaction.customId === 'tea:drink' ? this.some() : this.none(); }
  async run(interaction) { await interaction.reply('Slurp.'); }
}
`;

const brew = `await interaction.reply({ content: 'Tea!', components: [{ type: 1, components: [
  { type: 2, style: 2, label: 'Drink', custom_id: 'tea:drink' } ] }] });`;

const card = `await interaction.reply(wordsForGuild(interaction)('tea.name'));`;

/** A world whose bot has a plugin "tea", with a setting of every kind. */
export class ConfigWorld {
  private constructor(
    readonly world: TestWorld,
    private readonly database: TestDatabase,
    private readonly plugins: PluginFolder,
  ) {}

  static async start(): Promise<ConfigWorld> {
    const plugins = new PluginFolder();
    plugins.write('tea', {
      'plugin.js': plugin.replace('ZOD', import.meta.resolve('zod')),
      'commands/brew.js': commandSource('brew', brew),
      'commands/kettle.js': adminCommand,
      'commands/card.js': `import { wordsForGuild } from 'alphapy';\n${commandSource('card', card)}`,
      'commands/pour.js': menuCommand,
      'commands/pick.js': suggestingCommand,
      'interaction-handlers/teaButton.js': handler,
      'locales/en.json': '{ "name": "Tea" }',
      'locales/nl.json':
        '{ "name": "Thee", "settings": { "cups": { "label": "Kopjes", "unit": "kopjes" }, "guest": { "expects": "iemand met dorst" }, "mode": { "choices": { "hot": "warm" } } } }',
    });
    const database = await testDatabase();
    const world = await startWorld({
      databaseUrl: database.url,
      plugins: { builtIn: [], folders: [plugins.path] },
    });
    return new ConfigWorld(world, database, plugins);
  }

  async stop(): Promise<void> {
    await this.world.stop();
    await this.database.drop();
    this.plugins.remove();
  }
}

/** Starts one for the tests of the `describe` in which this is called, before its other hooks. */
export function configWorld(): Pick<ConfigWorld, 'world'> {
  let here: ConfigWorld;
  before(async function () {
    this.timeout(180_000);
    here = await ConfigWorld.start();
  });
  after(() => here?.stop());
  return {
    get world() {
      return here.world;
    },
  };
}

const adminCommand = `import { Command } from 'alphapy';
export class KettleCommand extends Command {
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((builder) =>
      builder.setName('kettle').setDescription('For a test').setDefaultMemberPermissions(32));
  }
  async chatInputRun(interaction) { await interaction.reply('The kettle is clean.'); }
}
`;

const menuCommand = `import { Command } from 'alphapy';
export class PourCommand extends Command {
  registerApplicationCommands(registry) {
    registry.registerContextMenuCommand((builder) => builder.setName('Pour tea').setType(2));
  }
  async contextMenuRun(interaction) { await interaction.reply('Poured.'); }
}
`;

const suggestingCommand = `import { Command } from 'alphapy';
export class PickCommand extends Command {
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((builder) => builder.setName('pick').setDescription('For a test')
      .addStringOption((option) => option.setName('tea').setDescription('Which').setAutocomplete(true)));
  }
  async chatInputRun(interaction) { await interaction.reply('Picked.'); }
  async autocompleteRun(interaction) { await interaction.respond([{ name: 'Oolong', value: 'oolong' }]); }
}
`;

/** A server with a room, a shelf and roles of each kind, and alice, who manages it. */
export function openHouse({ discord }: TestWorld, number: number): { guild: GuildActor; alice: MemberActor } {
  const guild = discord.createGuild({
    name: `House ${number}`,
    channels: ['general', 'kitchen', { name: 'shelf', type: 4 }],
    roles: [{ name: 'Manager', permissions: ['ManageGuild'] }, 'Host', 'Helper'],
  });
  return { guild, alice: guild.member(`alice${number}`, { roles: ['Manager'] }) };
}
