import { InteractionHandler, InteractionHandlerTypes, pageOfButton, refuse, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { readableOnes } from '../commands/_may-read.js';
import { listMessage } from '../messages/list-message.js';

/** The buttons below `/announcement list`. */
export class AnnouncementsPage extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const page = pageOfButton('announcements:list', customId);
    return page === null ? this.none() : this.some(page);
  }

  override async run(interaction: ButtonInteraction, number: number): Promise<void> {
    if (!interaction.inCachedGuild())
      throw refuse('announcements.notReady', 'I have just started. Try again in a moment.');
    const { guildId, member } = interaction;
    const { announcements } = this.container.services;
    const readable = readableOnes(await announcements.look.list(guildId), member);
    const page = { number, ...(await announcements.listNotes(guildId)) };
    await interaction.update(listMessage(guildId, readable, page, wordsForUser(interaction)));
  }
}
