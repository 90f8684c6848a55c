import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { isSaidAction, wordsBelow } from '../messages/said-message.js';
import { type Press, pressOf } from './_press.js';
import { sayWhen } from './_say-when.js';

/** The buttons with which somebody chooses what their words mean. The words are read again. */
export class AnnouncementsSaid extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const press = pressOf(customId);
    return press && isSaidAction(press.action) ? this.some(press) : this.none();
  }

  override async run(interaction: ButtonInteraction, press: Press): Promise<void> {
    const when = wordsBelow(interaction.message);
    await sayWhen(interaction, press, when, this.container.services.announcements);
  }
}
