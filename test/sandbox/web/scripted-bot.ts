import {
  ActionRowBuilder,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  ContextMenuCommandBuilder,
  EmbedBuilder,
  type Interaction,
  InteractionContextType,
  LabelBuilder,
  Locale,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { connectClient } from '../clients.js';

const commands = [
  new SlashCommandBuilder()
    .setName('tea')
    .setNameLocalization(Locale.Dutch, 'thee')
    .setDescription('All about tea')
    .addSubcommand((order) =>
      order
        .setName('order')
        .setNameLocalization(Locale.Dutch, 'bestellen')
        .setDescription('Order a cup')
        .setDescriptionLocalization(Locale.Dutch, 'Bestel een kopje')
        .addStringOption((sort) =>
          sort
            .setName('sort')
            .setNameLocalization(Locale.Dutch, 'soort')
            .setDescription('Which one')
            .setRequired(true)
            .setAutocomplete(true),
        )
        .addIntegerOption((cups) =>
          cups.setName('cups').setDescription('How many').setMinValue(1).setMaxValue(9),
        )
        .addUserOption((guest) => guest.setName('guest').setDescription('For whom')),
    ),
  new SlashCommandBuilder().setName('feedback').setDescription('Tell us'),
  new SlashCommandBuilder().setName('brew').setDescription('Takes a while'),
  new SlashCommandBuilder().setName('sleep').setDescription('Never answers'),
  new SlashCommandBuilder()
    .setName('sip')
    .setDescription('Wherever you are')
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    )
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall),
  new ContextMenuCommandBuilder().setName('Quote').setType(ApplicationCommandType.Message),
  new ContextMenuCommandBuilder().setName('Wave').setType(ApplicationCommandType.User),
];

const SORTS = ['green', 'black', 'white', 'oolong'];

/** A bot of discord.js that uses everything that the page can do. `finishBrewing` ends what `/brew` waits for. */
export async function startScriptedBot(discord: Sandbox): Promise<{ finishBrewing(): void }> {
  const brewing = Promise.withResolvers<void>();
  const client = await connectClient(discord);
  client.on('interactionCreate', (interaction) => answer(interaction, brewing.promise));
  await client.application?.commands.set(commands);
  return { finishBrewing: () => brewing.resolve() };
}

async function answer(interaction: Interaction, brewed: Promise<void>): Promise<unknown> {
  if (interaction.isAutocomplete()) return suggest(interaction);
  if (interaction.isChatInputCommand()) return answerCommand(interaction, brewed);
  if (interaction.isButton()) return interaction.update({ content: 'Drunk', embeds: [], components: [] });
  if (interaction.isStringSelectMenu()) {
    return interaction.reply({ content: `With ${interaction.values}`, flags: MessageFlags.Ephemeral });
  }
  if (interaction.isModalSubmit())
    return interaction.reply(`Thanks: ${interaction.fields.getTextInputValue('words')}`);
  if (interaction.isMessageContextMenuCommand())
    return interaction.reply(`> ${interaction.targetMessage.content}`);
  if (interaction.isUserContextMenuCommand()) return interaction.reply(`${interaction.targetUser} waves`);
  return undefined;
}

function suggest(interaction: AutocompleteInteraction): Promise<unknown> {
  const typed = interaction.options.getFocused();
  return interaction.respond(
    SORTS.filter((sort) => sort.includes(typed)).map((name) => ({ name, value: name })),
  );
}

async function answerCommand(
  interaction: ChatInputCommandInteraction,
  brewed: Promise<void>,
): Promise<unknown> {
  switch (interaction.commandName) {
    case 'tea':
      return order(interaction);
    case 'sip':
      return interaction.reply({ content: 'Sipped', flags: MessageFlags.Ephemeral });
    case 'feedback':
      return interaction.showModal(feedbackModal());
    case 'brew':
      await interaction.deferReply();
      await brewed;
      return interaction.editReply('Brewed');
    default:
      return undefined;
  }
}

function order(interaction: ChatInputCommandInteraction): Promise<unknown> {
  const { options } = interaction;
  const embed = new EmbedBuilder()
    .setColor(0x3ba55d)
    .setTitle('Your tea')
    .setDescription(`**${options.getString('sort')}** for ${options.getUser('guest') ?? 'you'}`)
    .addFields({ name: 'Cups', value: String(options.getInteger('cups') ?? 1), inline: true });
  const drink = new ButtonBuilder().setCustomId('drink').setLabel('Drink').setStyle(ButtonStyle.Success);
  const menu = new StringSelectMenuBuilder()
    .setCustomId('with')
    .setPlaceholder('With what?')
    .addOptions({ label: 'Milk', value: 'milk' }, { label: 'Lemon', value: 'lemon' });
  return interaction.reply({
    embeds: [embed],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(drink),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ],
    flags: MessageFlags.Ephemeral,
  });
}

function feedbackModal(): ModalBuilder {
  const words = new TextInputBuilder().setCustomId('words').setStyle(TextInputStyle.Paragraph);
  return new ModalBuilder()
    .setCustomId('feedback')
    .setTitle('Feedback')
    .addLabelComponents(new LabelBuilder().setLabel('In your words').setTextInputComponent(words));
}
