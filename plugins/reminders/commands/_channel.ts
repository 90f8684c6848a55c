import { guildWithBot, refuse } from 'alphapy';
import type { ChatInputCommandInteraction } from 'discord.js';
import type { Reminder } from '../reminder.entity.js';
import type { MannerWish } from '../wishes/read-manner.js';
import type { Edit, Wish } from '../wishes/reminder-wishes.js';
import { TARGET_CHANNELS } from './_definition.js';
import { inviteOf } from './_for-option.js';
import { refuseClosedChannel, refuseLostRight } from './_may-post.js';
import { mentionOf, requireMention } from './_mention.js';
import { notReady, refuseOthers } from './_place.js';
import { usualChannel } from './_usual-channel.js';

/** Where a new reminder goes, and who hears of it as well; where the bot is no member, its owner alone. */
export async function placeOf(
  interaction: ChatInputCommandInteraction,
  manner: MannerWish,
): Promise<Pick<Wish, 'channelId' | 'invite' | 'mention'>> {
  if (!guildWithBot(interaction)) {
    refuseOthers(interaction);
    return { channelId: interaction.user.id };
  }
  if (!interaction.inCachedGuild()) throw notReady();
  const { options, member } = interaction;
  const named = options.getChannel('channel', false, TARGET_CHANNELS);
  const channel = named ?? (await usualChannel(interaction)) ?? interaction.channel;
  if (!channel) throw notReady();
  if (manner.target !== 'dm') refuseClosedChannel(channel, member);
  const invite = await inviteOf(interaction, channel, manner);
  const mention = mentionOf(interaction);
  if (mention && manner.target === 'dm')
    throw refuse('reminders.mention.directly', 'A direct message can mention nobody else.');
  if (mention) await requireMention(channel, member, mention);
  return { channelId: channel.id, invite, mention };
}

/** The same for one that is changed; where nothing is said, it stays as it is, if its owner may still have it so. */
export async function otherPlaceOf(
  interaction: ChatInputCommandInteraction,
  current: Reminder,
  manner: MannerWish,
): Promise<Pick<Edit, 'channelId' | 'mention'>> {
  if (!guildWithBot(interaction)) {
    refuseOthers(interaction);
    return {};
  }
  if (!interaction.inCachedGuild()) throw notReady();
  const { options, member, guild } = interaction;
  const named = options.getChannel('channel', false, TARGET_CHANNELS);
  if (named) refuseClosedChannel(named, member);
  const target = manner.target ?? (named ? 'channel' : current.target);
  if (!named) refuseLostRight(interaction, { target, channelId: current.channelId });
  const asked = mentionOf(interaction);
  const mention = target === 'dm' ? null : asked === undefined ? current.mention : asked;
  const place = named ?? guild.channels.cache.get(current.channelId);
  if (mention && place?.isTextBased()) await requireMention(place, member, mention);
  return { channelId: named?.id, mention };
}
