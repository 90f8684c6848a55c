import {
  InteractionHandler,
  InteractionHandlerTypes,
  type LimitRule,
  wordsForGuild,
  wordsForUser,
} from 'alphapy';
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { requireSight } from '../commands/_may-see.js';
import { notReady } from '../commands/_place.js';
import { followButton } from '../messages/follow-button.js';
import { following, recounted, withoutButton } from '../messages/following.js';

const pressing: LimitRule = { action: 'reminders.follow', times: 10, per: 60 };

/** "Count me in". Pressed again it says the same again, so that two clicks in a row do not undo each other. */
export class RemindersFollow extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:follow:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    if (!interaction.inCachedGuild()) throw notReady();
    const { guildId, user, locale, message } = interaction;
    const { limits, reminders } = this.container.services;
    await limits.take(guildId, user.id, pressing);
    if (await reminders.followers.isOver(guildId, id)) {
      const closed = withoutButton(
        message,
        followButton(id, 0, wordsForGuild(interaction)),
        wordsForGuild(interaction),
      );
      if (closed) await interaction.update(closed);
    }
    await requireSight(interaction, await reminders.followers.channelOf(guildId, id));
    const joined = await reminders.followers.join(guildId, user.id, id, locale);
    const button = followButton(id, joined.count, wordsForGuild(interaction));
    await interaction.update({ components: recounted(message, button) });
    const answer = following(joined, wordsForUser(interaction));
    await interaction.followUp({ ...answer, flags: MessageFlags.Ephemeral });
  }
}
