import { InteractionHandler, InteractionHandlerTypes, refuse, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { readableOnes } from '../commands/_may-read.js';
import { listMessage } from '../messages/list-message.js';

/** The buttons below `/announcement list`. */
export class AnnouncementsPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = /^announcements:list:(\d{1,4})$/.exec(customId)?.[1];
    return page ? this.some({ page: Number(page) }) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { page }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    if (!interaction.inCachedGuild())
      throw refuse('announcements.notReady', 'I have just started. Try again in a moment.');
    const { guildId, member } = interaction;
    const all = await this.container.services.announcements.look.list(guildId);
    await interaction.update(
      listMessage(guildId, readableOnes(all, member), page, wordsForUser(interaction)),
    );
  }
}
