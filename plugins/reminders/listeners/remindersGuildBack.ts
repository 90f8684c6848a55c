import { Events, Listener } from 'alphapy';
import type { Guild } from 'discord.js';

/** The bot was added to a guild, perhaps again. */
export class RemindersGuildBack extends Listener<typeof Events.GuildCreate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildCreate });
  }

  override run({ id }: Guild): Promise<void> {
    return this.container.services.reminders.absences.botBack(id);
  }
}
