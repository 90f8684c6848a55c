import { container } from 'alphapy';
import type { ChatInputCommandInteraction, GuildTextBasedChannel } from 'discord.js';

/** Where the guild wants reminders for which no channel is named; none when it has not said so, or it is gone. */
export async function usualChannel({
  guild,
}: ChatInputCommandInteraction<'cached'>): Promise<GuildTextBasedChannel | null> {
  const { channel: id } = await container.services.settings.read(guild.id, 'reminders');
  const channel = id === null ? undefined : guild.channels.cache.get(id);
  return channel?.isTextBased() ? channel : null;
}
