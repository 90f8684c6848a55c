import {
  InteractionHandler,
  InteractionHandlerTypes,
  pageOfButton,
  wordsForGuild,
  wordsForUser,
} from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { requireManager } from '../commands/_may-manage.js';
import { presetList } from '../messages/presets.js';

/** The buttons below `/reminder_preset list`. */
export class RemindersPresetsPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = pageOfButton('reminders:presets', customId);
    return page === null ? this.none() : this.some(page);
  }

  override async run(interaction: ButtonInteraction, page: number): Promise<void> {
    const guildId = requireManager(interaction);
    const presets = await this.container.services.reminders.presets.list(guildId, wordsForGuild(interaction));
    await interaction.update(presetList(presets, page, wordsForUser(interaction)));
  }
}
