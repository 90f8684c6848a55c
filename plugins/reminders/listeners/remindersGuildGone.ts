import { Events, Listener } from 'alphapy';
import type { Guild } from 'discord.js';

/** The bot was removed from a guild. discord.js does not tell this of a guild that is only unavailable. */
export class RemindersGuildGone extends Listener<typeof Events.GuildDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildDelete });
  }

  override run({ id }: Guild): Promise<void> {
    return this.container.services.reminders.absences.botRemoved(id);
  }
}
