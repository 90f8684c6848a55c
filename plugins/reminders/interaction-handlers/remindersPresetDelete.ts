import { InteractionHandler, InteractionHandlerTypes, wordsForGuild, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { authorOf, requireManager } from '../commands/_may-manage.js';
import { presetDeleted } from '../messages/presets.js';

/** The button below a preset that was made or changed. Who presses, and whose server it is, is asked again. */
export class RemindersPresetDelete extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:preset-delete:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const guildId = requireManager(interaction);
    const { presets } = this.container.services.reminders;
    const [author, words] = [authorOf(interaction), wordsForGuild(interaction)];
    const preset = await presets.delete(guildId, author, `preset:${id}`, words);
    await interaction.update(presetDeleted(preset, wordsForUser(interaction)));
  }
}
