import { Events, Listener } from 'alphapy';
import type { GuildMember, PartialGuildMember } from 'discord.js';

/** Told only where the application has the members intent; without it the next delivery notices. */
export class RemindersMemberGone extends Listener<typeof Events.GuildMemberRemove> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildMemberRemove });
  }

  override async run({ guild, id, client }: GuildMember | PartialGuildMember): Promise<void> {
    if (id !== client.user.id) await this.container.services.reminders.absences.memberLeft(guild.id, id);
  }
}
