import type { BaseInteraction } from 'discord.js';

/**
 * The guild in which somebody uses the bot, if the bot is a member of it. None in direct messages, nor where somebody
 * has brought the bot along on their own account: that guild has not asked for the bot, and its channels, members and
 * settings are not for the bot to know. Where this is null, answer with `MessageFlags.Ephemeral`.
 *
 * @example const home = guildWithBot(interaction) ?? interaction.user.id;
 */
export function guildWithBot({
  guildId,
  client,
}: Pick<BaseInteraction, 'guildId' | 'client'>): string | null {
  // A shard knows all of its guilds before the first interaction comes, if only by their ids.
  return guildId !== null && client.guilds.cache.has(guildId) ? guildId : null;
}
