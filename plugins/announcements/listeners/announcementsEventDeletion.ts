import { Events, Listener } from 'alphapy';
import type { GuildScheduledEvent, PartialGuildScheduledEvent } from 'discord.js';

/** Hears that an event was deleted: what a person took away is not made again. */
export class AnnouncementsEventDeletion extends Listener<typeof Events.GuildScheduledEventDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildScheduledEventDelete });
  }

  override async run({ id, guildId }: GuildScheduledEvent | PartialGuildScheduledEvent): Promise<void> {
    await this.container.services.announcements.events.deletion(guildId, id);
  }
}
