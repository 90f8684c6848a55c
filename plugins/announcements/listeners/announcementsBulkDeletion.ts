import { Events, Listener } from 'alphapy';
import type { GuildTextBasedChannel, Message, PartialMessage, ReadonlyCollection } from 'discord.js';
import { parentOf } from './_place.js';

/** Hears of many messages that are deleted at once. */
export class AnnouncementsBulkDeletion extends Listener<typeof Events.MessageBulkDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageBulkDelete });
  }

  override async run(
    messages: ReadonlyCollection<string, Message | PartialMessage>,
    channel: GuildTextBasedChannel,
  ): Promise<void> {
    const { guildId, id: channelId } = channel;
    const { announcements } = this.container.services;
    const place = { channelId, ...parentOf(channel) };
    const [first] = messages.keys();
    if (!first) return;
    await announcements.listening.during(guildId, async () => {
      if (await announcements.watches(guildId, place, first))
        await announcements.hearing.deletion(guildId, [...messages.keys()]);
    });
  }
}
