import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ModalSubmitInteraction } from 'discord.js';
import { type Press, pressOf } from './_press.js';
import { sayWhen } from './_say-when.js';

/** The form in which somebody says when it is. */
export class AnnouncementsFixForm extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse({ customId }: ModalSubmitInteraction) {
    const press = pressOf(customId);
    return press?.action === 'fix' || press?.action === 'again' ? this.some(press) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, press: Press): Promise<void> {
    const when = interaction.fields.getTextInputValue('when');
    await sayWhen(interaction, press, when, this.container.services.announcements);
  }
}
