import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ModalSubmitInteraction } from 'discord.js';
import { requireDecider } from './_decider.js';
import { type Press, pressOf, shown } from './_press.js';

/** The form in which somebody says when it is. */
export class AnnouncementsFixForm extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse({ customId }: ModalSubmitInteraction) {
    const press = pressOf(customId);
    return press?.action === 'fix' ? this.some(press) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, press: Press): Promise<void> {
    const { announcements } = this.container.services;
    const { guildId, userId } = await requireDecider(interaction, press, announcements);
    const when = interaction.fields.getTextInputValue('when');
    await announcements.decisions.fix(guildId, userId, press, when, interaction.locale);
    const card = shown(await announcements.cards.render(guildId, press.cardId));
    if (interaction.isFromMessage()) await interaction.update(card);
  }
}
