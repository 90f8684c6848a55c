import { Events, Listener } from 'alphapy';
import type { GuildMember, PartialGuildMember } from 'discord.js';

/** A member has other roles, or has to be silent. Told only where the application has the members intent. */
export class RemindersMemberRights extends Listener<typeof Events.GuildMemberUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildMemberUpdate });
  }

  override async run(before: GuildMember | PartialGuildMember, after: GuildMember): Promise<void> {
    const isSame =
      before.roles.cache.equals(after.roles.cache) &&
      before.communicationDisabledUntilTimestamp === after.communicationDisabledUntilTimestamp;
    if (!isSame) await this.container.services.reminders.rightsChanges.note(after.guild.id);
  }
}
