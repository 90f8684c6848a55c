import { refuse } from 'alphapy';
import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { AnnouncementService } from '../announcement.service.js';
import { mayDecide, notYours } from '../commands/_may-decide.js';
import type { Press } from './_press.js';

export interface Decider {
  readonly guildId: string;
  readonly userId: string;
}

/** Who presses, if they may. A custom id can be forged, and rights be lost. */
export async function requireDecider(
  interaction: ButtonInteraction | ModalSubmitInteraction,
  { messageId }: Press,
  announcements: AnnouncementService,
): Promise<Decider> {
  if (!interaction.inCachedGuild())
    throw refuse('announcements.notReady', 'I have just started. Try again in a moment.');
  const { guildId, member, user } = interaction;
  const place = await announcements.placeOf(guildId, messageId);
  if (!place) throw refuse('announcements.unknown', 'This announcement is too long ago.');
  if (!mayDecide(member, place.channelId, place.deciders)) throw notYours();
  return { guildId, userId: user.id };
}
