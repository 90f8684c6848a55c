import { Events, Listener } from 'alphapy';
import type { Role } from 'discord.js';

/** A role allows other things, or may be mentioned by others. */
export class RemindersRoleRights extends Listener<typeof Events.GuildRoleUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildRoleUpdate });
  }

  override async run(before: Role, after: Role): Promise<void> {
    if (before.permissions.equals(after.permissions) && before.mentionable === after.mentionable) return;
    await this.container.services.reminders.rightsChanges.note(after.guild.id);
  }
}
