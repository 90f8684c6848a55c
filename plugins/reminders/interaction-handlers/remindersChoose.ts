import { InteractionHandler, InteractionHandlerTypes, refuse, wordsForGuild, wordsForUser } from 'alphapy';
import type { ButtonInteraction } from 'discord.js';
import { refuseClosedChannel } from '../commands/_may-post.js';
import { requireMention } from '../commands/_mention.js';
import { homeOf, notReady } from '../commands/_place.js';
import * as messages from '../messages/for-owner.js';
import { invitation } from '../messages/invitation.js';
import type { Draft } from '../wishes/draft.entity.js';

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
    const [home, { user }] = [homeOf(interaction), interaction];
    const draft = await reminders.draft(home, user.id, id);
    const { invite } = draft;
    if (draft.target === 'channel') await requirePlace(interaction, draft);
    const created = await reminders.choose(home, user.id, id, number);
    await interaction.update(messages.created(created, wordsForUser(interaction)));
    if (invite) await interaction.followUp(invitation(created.reminder, invite, wordsForGuild(interaction)));
  }
}

async function requirePlace(
  interaction: ButtonInteraction,
  { channelId, mention }: Pick<Draft, 'channelId' | 'mention'>,
): Promise<void> {
  if (!interaction.inCachedGuild()) throw notReady();
  const { guild, member } = interaction;
  const channel = guild.channels.cache.get(channelId);
  if (!channel?.isTextBased())
    throw refuse('reminders.channelGone', 'That channel is gone. Use `/reminder add` again.');
  refuseClosedChannel(channel, member);
  if (mention) await requireMention(channel, member, mention);
}
