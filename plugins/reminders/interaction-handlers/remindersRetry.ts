import { InteractionHandler, InteractionHandlerTypes, wordsForUser } from 'alphapy';
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { retrying } from '../commands/_limits.js';
import { refuseLostRight } from '../commands/_may-post.js';
import { homeOf } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';

/** The button by which an owner sends again what could not be delivered. The service asks whose it is. */
export class RemindersRetry extends InteractionHandler {
  constructor(context: InteractionHandler.LoaderContext, options: InteractionHandler.Options) {
    super(context, { ...options, interactionHandlerType: InteractionHandlerTypes.Button });
  }

  override parse({ customId }: ButtonInteraction) {
    const id = /^reminders:retry:([1-9]\d{0,17})$/.exec(customId)?.[1];
    return id ? this.some(id) : this.none();
  }

  override async run(interaction: ButtonInteraction, id: string): Promise<void> {
    const { limits, reminders } = this.container.services;
    const { user } = interaction;
    await limits.take(homeOf(interaction), user.id, retrying);
    // In a direct message nobody knows the member; its delivery asks.
    if (interaction.inCachedGuild())
      refuseLostRight(interaction, await reminders.own(interaction.guildId, user.id, id));
    const reminder = await reminders.secondTries.begin(user.id, id);
    const answer = messages.triedAgain(reminder, wordsForUser(interaction));
    await interaction.reply({ ...answer, flags: MessageFlags.Ephemeral });
  }
}
