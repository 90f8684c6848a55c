import { Events, Listener } from 'alphapy';
import type { Role } from 'discord.js';

/** What a role has allowed, its members may not any more. */
export class RemindersRoleGone extends Listener<typeof Events.GuildRoleDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildRoleDelete });
  }

  override async run({ guild }: Role): Promise<void> {
    await this.container.services.reminders.rightsChanges.note(guild.id);
  }
}
