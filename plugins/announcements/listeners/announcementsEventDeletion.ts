import { Events, Listener } from 'alphapy';
import type { GuildScheduledEvent, PartialGuildScheduledEvent } from 'discord.js';

/** Hears which scheduled events are deleted. */
export class AnnouncementsEventDeletion extends Listener<typeof Events.GuildScheduledEventDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildScheduledEventDelete });
  }

  override async run({ guildId, id }: GuildScheduledEvent | PartialGuildScheduledEvent): Promise<void> {
    await this.container.services.announcements.events.removed(guildId, id);
  }
}
