import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { requireSight } from '../commands/_may-see.js';
import { notReady } from '../commands/_place.js';
import { following, left } from '../messages/following.js';

/** The buttons by which somebody who is counted in changes how they are reminded, or is counted out. */
export class RemindersFollowing extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const [, id, how] = /^reminders:following:([1-9]\d{0,17}):(mention|direct|leave)$/.exec(customId) ?? [];
    return id && how ? this.some({ id, how }) : this.none();
  }

  override async run(
    interaction: ButtonInteraction,
    { id, how }: InteractionHandler.ParseResult<this>,
  ): Promise<void> {
    const { followers } = this.container.services.reminders;
    const words = wordsForUser(interaction);
    if (how === 'leave') {
      await followers.leave(interaction.user.id, id);
      await interaction.update(left(words));
      return;
    }
    if (!interaction.inCachedGuild()) throw notReady();
    const { guildId, user } = interaction;
    await requireSight(interaction, await followers.channelOf(guildId, id));
    const chosen = await followers.choose(guildId, user.id, id, how === 'direct');
    await interaction.update(following(chosen, words));
  }
}
