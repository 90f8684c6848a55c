import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ModalSubmitInteraction } from 'discord.js';
import { adding, limited } from '../commands/_limits.js';
import { homeOf } from '../commands/_place.js';
import { orKept, tellResult } from '../commands/_tell.js';
import { placeOfLink } from '../domain/message-link.js';
import { linkOfForm } from '../messages/form.js';

/** The form in which somebody says when to remind them of a message. What was typed is kept, whatever it is refused for. */
export class RemindersForm extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.ModalSubmit });
  }

  override parse({ customId }: ModalSubmitInteraction) {
    const link = linkOfForm(customId);
    return link ? this.some(link) : this.none();
  }

  override async run(interaction: ModalSubmitInteraction, link: string): Promise<void> {
    const { fields, locale } = interaction;
    const { channelId } = placeOfLink(link);
    const [when, what] = [fields.getTextInputValue('when'), fields.getTextInputValue('what')];
    const wish = { channelId, when, what, locale, manner: { target: 'dm' }, link } as const;
    const { reminders } = this.container.services;
    const [home, userId] = [homeOf(interaction), interaction.user.id];
    const result = await orKept(
      interaction,
      () => limited(interaction, adding, () => reminders.create(home, userId, wish)),
      () => reminders.keep(home, userId, wish),
      () => true,
    );
    if (result) await tellResult(interaction, result);
  }
}
