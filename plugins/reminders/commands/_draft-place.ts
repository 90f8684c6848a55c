import { refuse } from 'alphapy';
import type { BaseInteraction } from 'discord.js';
import type { Draft } from '../wishes/draft.entity.js';
import { refuseClosedChannel } from './_may-post.js';
import { requireMention } from './_mention.js';
import { notReady } from './_place.js';

/** Who answers a question may still do what they were asked about: write there, and mention those. */
export async function requireDraftPlace(
  interaction: BaseInteraction,
  { target, channelId, mention }: Pick<Draft, 'target' | 'channelId' | 'mention'>,
): Promise<void> {
  if (target !== 'channel') return;
  if (!interaction.inCachedGuild()) throw notReady();
  const { guild, member } = interaction;
  const channel = guild.channels.cache.get(channelId);
  if (!channel?.isTextBased())
    throw refuse('reminders.channelGone', 'That channel is gone. Use `/reminder add` again.');
  refuseClosedChannel(channel, member);
  if (mention) await requireMention(channel, member, mention);
}
