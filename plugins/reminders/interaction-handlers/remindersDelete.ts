import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { homeOf } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';

/** The button below the answer to `/reminder add`. Whose reminder it is, is asked again: an id can be forged. */
export class RemindersDelete extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:delete:(.+)$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const reminder = await this.container.services.reminders.delete(
      homeOf(interaction),
      interaction.user.id,
      id,
    );
    await interaction.update(messages.deleted(reminder, wordsForUser(interaction)));
  }
}
