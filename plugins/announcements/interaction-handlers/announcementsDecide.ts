import { InteractionHandler, InteractionHandlerTypes } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { requireDecider } from './_decider.js';
import { type Press, pressOf, shown } from './_press.js';

const ACTION = /^(?:choose-(\d)|undo|dismiss|event)$/;

/** The buttons of a card that act at once. Who presses is asked again, and whether it still is as it was shown. */
export class AnnouncementsDecide extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const press = pressOf(customId);
    return press && ACTION.test(press.action) ? this.some(press) : this.none();
  }

  override async run(interaction: ButtonInteraction, press: Press): Promise<void> {
    const { announcements } = this.container.services;
    const { guildId, userId } = await requireDecider(interaction, press, announcements);
    await this.#decide(guildId, userId, press);
    // Where it was changed meanwhile, this shows how it is now.
    const card = await announcements.cards.render(guildId, press.cardId);
    await interaction.update(shown(card));
  }

  async #decide(guildId: string, userId: string, press: Press): Promise<void> {
    const { decisions } = this.container.services.announcements;
    const [, number] = ACTION.exec(press.action) ?? [];
    if (number) await decisions.choose(guildId, userId, press, Number(number));
    else if (press.action === 'undo') await decisions.undo(guildId, userId, press);
    else if (press.action === 'event') await decisions.eventAgain(guildId, userId, press);
    else await decisions.dismiss(guildId, userId, press);
  }
}
