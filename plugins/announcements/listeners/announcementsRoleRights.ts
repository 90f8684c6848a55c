import { Events, Listener } from 'alphapy';
import type { Role } from 'discord.js';
import { mayMakeEvents } from './_may-make-events.js';

/** A role allows other things: perhaps the bot may make events again. */
export class AnnouncementsRoleRights extends Listener<typeof Events.GuildRoleUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildRoleUpdate });
  }

  override async run(before: Role, { permissions, guild }: Role): Promise<void> {
    if (before.permissions.equals(permissions) || !mayMakeEvents(guild)) return;
    await this.container.services.announcements.events.allowed([guild.id]);
  }
}
