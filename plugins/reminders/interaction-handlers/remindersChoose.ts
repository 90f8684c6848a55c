import { InteractionHandler, InteractionHandlerTypes, wordsForGuild, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { requireDraftPlace } from '../commands/_draft-place.js';
import { openQuestion } from '../commands/_open-question.js';
import { homeOf } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';
import { invitation } from '../messages/invitation.js';

/** The buttons below a question. Who answers, and whether they may still write there, is asked again. */
export class RemindersChoose extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const [, id, number] = /^reminders:choose:([1-9]\d{0,17}):(\d)$/.exec(customId) ?? [];
    return id && number ? this.some({ id, number: Number(number) }) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { id, number }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    const { questions } = this.container.services.reminders;
    const [home, { user }] = [homeOf(interaction), interaction];
    const draft = await openQuestion(interaction, id);
    if (!draft) return;
    const { invite } = draft;
    await requireDraftPlace(interaction, draft);
    const created = await questions.choose(home, user.id, id, number);
    await interaction.update(messages.created(created, wordsForUser(interaction)));
    if (invite) await interaction.followUp(invitation(created.reminder, invite, wordsForGuild(interaction)));
  }
}
