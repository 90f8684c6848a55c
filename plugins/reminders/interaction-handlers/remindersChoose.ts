import { InteractionHandler, InteractionHandlerTypes, refuse, wordsForGuild, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { refuseClosedChannel } from '../commands/_may-post.js';
import { requireMention } from '../commands/_mention.js';
import { invitation } from '../messages/invitation.js';
import * as messages from '../messages.js';

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
    const { reminders } = this.container.services;
    if (!interaction.inCachedGuild()) throw refuse('reminders.notReady', 'I have just started. Try again.');
    const { guild, guildId, member, user } = interaction;
    const { channelId, target, invite, mention } = await reminders.draft(guildId, user.id, id);
    if (target === 'channel') {
      const channel = guild.channels.cache.get(channelId);
      if (!channel?.isTextBased())
        throw refuse('reminders.channelGone', 'That channel is gone. Use `/reminder add` again.');
      refuseClosedChannel(channel, member);
      if (mention) await requireMention(channel, member, mention);
    }
    const created = await reminders.choose(guildId, user.id, id, number);
    await interaction.update(messages.created(created, wordsForUser(interaction)));
    if (invite) await interaction.followUp(invitation(created.reminder, invite, wordsForGuild(interaction)));
  }
}
