import { expect } from 'chai';
import {
  ActionRowBuilder,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  MessageFlags,
  SlashCommandBuilder,
} from 'discord.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient, destroyClients } from '../clients.js';

describe('a story in the sandbox', () => {
  let discord: Sandbox;

  beforeEach(async () => {
    discord = await startSandbox();
  });

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  it('goes from a slash command over its reply to a button', async () => {
    const guild = discord.createGuild({ name: 'Tea house', roles: ['Moderator'] });
    const alice = guild.member('alice', { roles: ['Moderator'] });
    const application = discord.world.state.applications.get(discord.applicationId);
    const command = new SlashCommandBuilder()
      .setName('reminder')
      .setDescription('Reminders')
      .addSubcommand((add) =>
        add
          .setName('add')
          .setDescription('Add')
          .addStringOption((what) => what.setName('what').setDescription('What').setRequired(true)),
      );
    application?.commands.push({
      ...(command.toJSON() as never as object),
      id: '1',
      type: ApplicationCommandType.ChatInput,
      application_id: discord.applicationId,
      version: '1',
      default_member_permissions: null,
    } as never);
    const client = await connectClient(discord);
    client.on('interactionCreate', async (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        const button = new ButtonBuilder().setCustomId('x').setLabel('Delete').setStyle(ButtonStyle.Danger);
        await interaction.reply({
          content: `Saved ${interaction.options.getString('what')}`,
          flags: MessageFlags.Ephemeral,
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
        });
      }
      if (interaction.isButton()) await interaction.update({ content: 'Gone', components: [] });
    });
    const reply = await alice.slash('reminder add', { what: 'tea' });
    expect(reply.content).to.equal('Saved tea');
    expect(reply.ephemeral).to.equal(true);
    const gone = await alice.click(reply.button('Delete'));
    expect(gone.content).to.equal('Gone');
    expect(gone.components).to.deep.equal([]);
  });
});
