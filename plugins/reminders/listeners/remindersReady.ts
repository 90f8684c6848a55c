import { Events, Listener } from 'alphapy';
import type { Client } from 'discord.js';

/** The bot may have been added again while it was not connected. */
export class RemindersReady extends Listener<typeof Events.ClientReady> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ClientReady });
  }

  override run({ guilds }: Client<true>): Promise<void> {
    return this.container.services.reminders.absences.botIn([...guilds.cache.keys()]);
  }
}
