import { InteractionHandler, InteractionHandlerTypes, refuse, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { mayDecide, notYours } from '../commands/_may-decide.js';
import { readableChannel } from '../commands/_may-read.js';
import { takenMessage } from '../messages/look-message.js';

/** The buttons below `/announcement check`. The message is read again: it may have been changed meanwhile. */
export class AnnouncementsTake extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const [, channelId, messageId, seconds] =
      /^announcements:take:(\d{15,20}):(\d{15,20}):(\d{1,12})$/.exec(customId) ?? [];
    return channelId && messageId && seconds
      ? this.some({ channelId, messageId, seconds: Number(seconds) })
      : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { channelId, messageId, seconds }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    if (!interaction.inCachedGuild())
      throw refuse('announcements.notReady', 'I have just started. Try again in a moment.');
    const { guildId, member, user } = interaction;
    const { announcements, settings } = this.container.services;
    readableChannel(member, channelId);
    const { deciders } = await settings.read(guildId, 'announcements');
    if (!mayDecide(member, channelId, deciders)) throw notYours();
    await interaction.deferUpdate();
    const reminder = await announcements.take(guildId, user.id, { channelId, messageId }, seconds);
    await interaction.editReply(takenMessage(reminder, wordsForUser(interaction)));
  }
}
