import { expect } from 'chai';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const order = new SlashCommandBuilder().setName('order').setDescription('Order something');

const modal = new ModalBuilder()
  .setCustomId('order')
  .setTitle('Your order')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('What')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('what').setStyle(TextInputStyle.Short).setMinLength(3),
      ),
    new LabelBuilder()
      .setLabel('Size')
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId('size')
          .addOptions({ label: 'Small', value: 's' }, { label: 'Large', value: 'l' }),
      ),
    new LabelBuilder()
      .setLabel('Wishes')
      .setTextInputComponent(
        new TextInputBuilder()
          .setCustomId('wishes')
          .setStyle(TextInputStyle.Paragraph)
          .setRequired(false)
          .setValue('none'),
      ),
  );

describe('a modal', () => {
  let house: TeaHouse;

  beforeEach(async () => {
    house = await openTeaHouse();
  });

  afterEach(() => house.close());

  it('that a command opens is filled in and sent off', async () => {
    await startBot(house.discord, [order], (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) return interaction.showModal(modal);
      if (!interaction.isModalSubmit()) return undefined;
      const { fields } = interaction;
      const [size] = fields.getStringSelectValues('size');
      return interaction.reply(
        `${fields.getTextInputValue('what')} ${size} ${fields.getTextInputValue('wishes')}`,
      );
    });
    const opened = await house.alice.slash('order');
    expect(opened.modal.title).to.equal('Your order');
    expect(opened.fields).to.deep.equal(['What', 'Size', 'Wishes']);
    const reply = await house.alice.submit(opened, { What: 'tea', size: ['Large'] });
    expect(reply.content).to.equal('tea l none');
    const metadata = reply.raw.interaction_metadata;
    expect(metadata && 'triggering_interaction_metadata' in metadata).to.equal(true);
  });

  it('that a button opens may change the message of the button', async () => {
    const button = new ButtonBuilder().setCustomId('open').setLabel('Open').setStyle(ButtonStyle.Primary);
    await startBot(house.discord, [order], (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) {
        return interaction.reply({
          components: [new ActionRowBuilder<ButtonBuilder>().addComponents(button)],
        });
      }
      if (interaction.isButton()) return interaction.showModal(modal);
      if (interaction.isModalSubmit() && interaction.isFromMessage()) {
        return interaction.update({ content: interaction.fields.getTextInputValue('what'), components: [] });
      }
      return undefined;
    });
    const reply = await house.alice.slash('order');
    const opened = await house.alice.click(reply.button('Open'));
    const changed = await house.alice.submit(opened, { what: 'tea', size: ['s'] });
    expect([changed.id, changed.content]).to.deep.equal([reply.id, 'tea']);
  });

  it('is not sent off when a field is missing, unknown, or too short', async () => {
    await startBot(house.discord, [order], (interaction: Interaction) => {
      if (interaction.isChatInputCommand()) return interaction.showModal(modal);
      return undefined;
    });
    const opened = await house.alice.slash('order');
    const refusal = (values: Record<string, string>) =>
      house.alice.submit(opened, values).then(
        () => 'sent',
        (error: Error) => error.message,
      );
    expect(await refusal({ size: 's' })).to.equal('The field "What" must be filled in.');
    expect(await refusal({ what: 'tea', size: 's', colour: 'green' })).to.equal(
      'The modal "Your order" has no field "colour". It has: What, Size, Wishes.',
    );
    expect(await refusal({ what: 'te', size: 's' })).to.equal(
      'The field "What" must have 3 to 4000 characters.',
    );
    expect(await refusal({ what: 'tea', size: 'huge' })).to.equal(
      '"huge" cannot be picked. There are: Small, Large.',
    );
  });
});
