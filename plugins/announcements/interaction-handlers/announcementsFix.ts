import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import {
  type ButtonInteraction,
  LabelBuilder,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { wordsBelow } from '../messages/said-message.js';
import { requireDecider } from './_decider.js';
import { customIdOf, type Press, pressOf } from './_press.js';

const LONGEST_WHEN = 300;

/** Asks in a form when it is. */
export class AnnouncementsFix extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const press = pressOf(customId);
    return press?.action === 'fix' || press?.action === 'again' ? this.some(press) : this.none();
  }

  override async run(interaction: ButtonInteraction, press: Press): Promise<void> {
    const { announcements } = this.container.services;
    const { guildId } = await requireDecider(interaction, press, announcements);
    const kind = (await announcements.repeats(guildId, press.messageId)) ? 'series' : 'single';
    const words = wordsForUser(interaction);
    const input = new TextInputBuilder()
      .setCustomId('when')
      .setStyle(TextInputStyle.Short)
      .setPlaceholder(words(`announcements.form.${kind}.example`))
      .setMaxLength(LONGEST_WHEN)
      .setRequired(true);
    // What was said before and not understood is changed, and not typed anew.
    const said = press.action === 'again' ? wordsBelow(interaction.message) : '';
    if (said !== '') input.setValue(said);
    const label = new LabelBuilder()
      .setLabel(words('announcements.form.when'))
      .setDescription(words(`announcements.form.${kind}.hint`))
      .setTextInputComponent(input);
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId(customIdOf(press))
        .setTitle(words('announcements.form.title'))
        .addLabelComponents(label),
    );
  }
}
