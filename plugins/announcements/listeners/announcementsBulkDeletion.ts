import { Events, Listener } from 'alphapy';
import type { GuildTextBasedChannel, Message, PartialMessage, ReadonlyCollection } from 'discord.js';

/** Hears of many messages that are deleted at once. */
export class AnnouncementsBulkDeletion extends Listener<typeof Events.MessageBulkDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageBulkDelete });
  }

  override async run(
    messages: ReadonlyCollection<string, Message | PartialMessage>,
    { guildId, id }: GuildTextBasedChannel,
  ): Promise<void> {
    const { announcements } = this.container.services;
    if (await announcements.watches(guildId, id))
      await announcements.hearing.deletion(guildId, [...messages.keys()]);
  }
}
