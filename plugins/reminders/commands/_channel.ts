import { guildWithBot, refuse } from 'alphapy';
import type { ChatInputCommandInteraction, GuildTextBasedChannel } from 'discord.js';
import { isRole, type MassMention } from '../domain/mass-mention.js';
import type { PresetContent } from '../presets/preset.js';
import type { Reminder } from '../reminder.entity.js';
import type { MannerWish } from '../wishes/read-manner.js';
import type { Edit, Wish } from '../wishes/wish.js';
import { TARGET_CHANNELS } from './_definition.js';
import { inviteOf } from './_for-option.js';
import { refuseClosedChannel, refuseClosedUsual, refuseLostRight } from './_may-post.js';
import { mentionOf, requireMention } from './_mention.js';
import { notReady, refuseOthers } from './_place.js';
import { usualChannel } from './_usual-channel.js';

/** Where it usually goes and whom it usually mentions, for who does not say so. */
type UsualPlace = Pick<PresetContent, 'channelId' | 'mention'>;

/** Where a new reminder goes, and who hears of it as well; where the bot is no member, its owner alone. */
export async function placeOf(
  interaction: ChatInputCommandInteraction,
  manner: MannerWish,
  usual?: UsualPlace,
): Promise<Pick<Wish, 'channelId' | 'invite' | 'mention'>> {
  if (!guildWithBot(interaction)) {
    refuseOthers(interaction);
    return { channelId: interaction.user.id };
  }
  if (!interaction.inCachedGuild()) throw notReady();
  const { options, member } = interaction;
  const named = options.getChannel('channel', false, TARGET_CHANNELS);
  const chosen = named ?? channelOfPreset(interaction, manner, usual);
  const channel = chosen ?? (await usualChannel(interaction)) ?? interaction.channel;
  if (!channel) throw notReady();
  if (manner.target !== 'dm') {
    const isUsual = !chosen && channel.id !== interaction.channelId;
    if (isUsual) refuseClosedUsual(channel, member);
    refuseClosedChannel(channel, member);
  }
  const invite = await inviteOf(interaction, channel, manner);
  const asked = mentionOf(interaction);
  if (asked && manner.target === 'dm')
    throw refuse('reminders.mention.directly', 'A direct message can mention nobody else.');
  const mention = asked === undefined ? mentionOfPreset(interaction, manner, usual) : asked;
  if (mention) await requireMention(channel, member, mention);
  return { channelId: channel.id, invite, mention };
}

/** A direct message needs none. */
function channelOfPreset(
  { guild }: ChatInputCommandInteraction<'cached'>,
  { target }: MannerWish,
  usual: UsualPlace | undefined,
): GuildTextBasedChannel | null {
  if (!usual?.channelId || target === 'dm') return null;
  const channel = guild.channels.cache.get(usual.channelId);
  if (channel?.isTextBased()) return channel;
  throw refuse(
    'reminders.preset.channelGone',
    'The channel of this preset is gone. Name one with `channel`.',
  );
}

/** A role that is gone is mentioned by nobody. */
function mentionOfPreset(
  { guild }: ChatInputCommandInteraction<'cached'>,
  { target }: MannerWish,
  usual: UsualPlace | undefined,
): MassMention | null {
  if (!usual?.mention || target === 'dm') return null;
  return isRole(usual.mention) && !guild.roles.cache.has(usual.mention) ? null : usual.mention;
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
