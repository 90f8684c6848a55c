import { Events, Listener } from 'alphapy';
import type { GuildScheduledEvent, PartialGuildScheduledEvent } from 'discord.js';

/** Hears which scheduled events are called off, and which are over. */
export class AnnouncementsEventEnd extends Listener<typeof Events.GuildScheduledEventUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.GuildScheduledEventUpdate });
  }

  override async run(
    _before: GuildScheduledEvent | PartialGuildScheduledEvent | null,
    event: GuildScheduledEvent | PartialGuildScheduledEvent,
  ): Promise<void> {
    const { events } = this.container.services.announcements;
    if (event.isCanceled()) await events.removed(event.guildId, event.id);
    if (event.isCompleted()) await events.hasRoom(event.guildId);
  }
}
