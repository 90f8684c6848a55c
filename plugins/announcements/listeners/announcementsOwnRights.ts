import { Events, Listener } from 'alphapy';
import type { GuildMember, PartialGuildMember } from 'discord.js';
import { mayMakeEvents } from './_may-make-events.js';

/** The bot has other roles, or may speak again. Discord tells it of itself without the members intent. */
export class AnnouncementsOwnRights extends Listener<typeof Events.GuildMemberUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildMemberUpdate });
  }

  override async run(_before: GuildMember | PartialGuildMember, { id, guild }: GuildMember): Promise<void> {
    if (id !== guild.client.user.id || !mayMakeEvents(guild)) return;
    await this.container.services.announcements.events.allowed([guild.id]);
  }
}
