import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { snoozes } from '../domain/plan/snooze.js';
import * as messages from '../messages/for-owner.js';

/** The buttons below a reminder that put it off. The service asks whom it reminds. */
export class RemindersSnooze extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const [, id, choice] = /^reminders:snooze:([1-9]\d{0,17}):(\w+)$/.exec(customId) ?? [];
    const snooze = snoozes.find((known) => known === choice);
    return id && snooze ? this.some({ id, snooze }) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { id, snooze }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    const snoozed = await this.container.services.reminders.answers.snooze(interaction.user.id, id, snooze);
    const answer = messages.snoozed(snoozed, wordsForUser(interaction));
    await interaction.reply({ ...answer, flags: MessageFlags.Ephemeral });
  }
}
