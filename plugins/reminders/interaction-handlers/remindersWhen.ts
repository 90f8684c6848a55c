import { InteractionHandler, InteractionHandlerTypes, wordsForGuild } from 'alphapy';
import type { ModalSubmitInteraction } from 'discord.js';
import { requireDraftPlace } from '../commands/_draft-place.js';
import { adding, editing, limited } from '../commands/_limits.js';
import { openQuestion } from '../commands/_open-question.js';
import { homeOf } from '../commands/_place.js';
import { orKept, tellResult } from '../commands/_tell.js';
import { retypedIn } from '../messages/form.js';
import { invitation } from '../messages/invitation.js';
import type { Draft } from '../wishes/draft.entity.js';

/** The form in which another time is typed than those that a question has offered. All else is as it was said. */
export class RemindersWhen extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse({ customId }: ModalSubmitInteraction) {
    const id = /^reminders:when:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, id: string): Promise<void> {
    const draft = await openQuestion(interaction, id);
    if (!draft) return;
    await requireDraftPlace(interaction, draft);
    const result = await this.#retime(interaction, draft);
    if (!result) return;
    await tellResult(interaction, result);
    if (result.kind === 'asked' || !draft.invite) return;
    await interaction.followUp(invitation(result.reminder, draft.invite, wordsForGuild(interaction)));
  }

  #retime(interaction: ModalSubmitInteraction, draft: Draft) {
    const { questions } = this.container.services.reminders;
    const { user, locale } = interaction;
    const [home, { id }] = [homeOf(interaction), draft];
    const retyped = retypedIn(interaction, draft);
    const rule = draft.reminderId ? editing : adding;
    return orKept(
      interaction,
      () => limited(interaction, rule, () => questions.retime(home, user.id, id, { ...retyped, locale })),
      () => questions.note(home, user.id, id, retyped),
    );
  }
}
