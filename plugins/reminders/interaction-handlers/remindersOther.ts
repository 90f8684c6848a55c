import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { openQuestion } from '../commands/_open-question.js';
import { reminderForm, whenForm } from '../messages/form.js';

/** None of the moments that were offered, or none could be read: opens the form in which another is typed. */
export class RemindersOther extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:other:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const draft = await openQuestion(interaction, id);
    if (!draft) return;
    const { link, text: what, typed: when } = draft;
    const words = wordsForUser(interaction);
    await interaction.showModal(link ? reminderForm({ link, what, when }, words) : whenForm(draft, words));
  }
}
