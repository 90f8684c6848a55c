import { Events, Listener } from 'alphapy';
import type { GuildMember } from 'discord.js';

/** Told only where the application has the members intent; without it somebody looks again from time to time. */
export class RemindersMemberBack extends Listener<typeof Events.GuildMemberAdd> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildMemberAdd });
  }

  override run({ guild, id }: GuildMember): Promise<void> {
    return this.container.services.reminders.absences.memberBack(guild.id, id);
  }
}
