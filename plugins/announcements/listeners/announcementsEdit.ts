import { Events, Listener } from 'alphapy';
import type { Message, PartialMessage } from 'discord.js';
import { placeOf } from './_place.js';
import { seenMessage } from './_seen-message.js';

/** Hears what is changed in watched channels, also in messages from before the bot started. */
export class AnnouncementsEdit extends Listener<typeof Events.MessageUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageUpdate });
  }

  override async run(before: Message | PartialMessage, message: Message | PartialMessage): Promise<void> {
    const { id, guildId, editedTimestamp } = message;
    // Previews of links, pins and reactions change a message too, but not when it was edited.
    if (!guildId || editedTimestamp === null || editedTimestamp === before.editedTimestamp) return;
    const { announcements } = this.container.services;
    await announcements.listening.during(guildId, async () => {
      if (!(await announcements.watches(guildId, placeOf(message), id))) return;
      const seen = seenMessage(message);
      if (seen) await announcements.hearing.edit(guildId, seen);
    });
  }
}
