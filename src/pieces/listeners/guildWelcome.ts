import { container, Listener } from '@sapphire/framework';
import { type Guild, PermissionFlagsBits } from 'discord.js';

/** Says hello in a guild that the bot has just joined, and what to do first. */
export class GuildWelcomeListener extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'guildWelcome', event: 'guildCreate' });
  }

  override async run(guild: Guild): Promise<void> {
    const channelId = channelFor(guild);
    if (!channelId) return;
    await container.services.tips.tell(guild.id, 'core.tips.welcome', { channelId });
  }
}

/** The channel for news of the server, else the first in which the bot may write. */
function channelFor(guild: Guild): string | undefined {
  const channels = [guild.systemChannel, ...guild.channels.cache.values()];
  return channels.find((channel) => channel?.isTextBased() && mayWrite(guild, channel.id))?.id;
}

function mayWrite(guild: Guild, channelId: string): boolean {
  const me = guild.members.me;
  const needed = [
    PermissionFlagsBits.ViewChannel,
    PermissionFlagsBits.SendMessages,
    PermissionFlagsBits.EmbedLinks,
  ];
  return me?.permissionsIn(channelId).has(needed) ?? false;
}
