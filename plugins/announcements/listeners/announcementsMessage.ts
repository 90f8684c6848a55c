import { Events, Listener } from 'alphapy';
import type { Message } from 'discord.js';
import { placeOf } from './_place.js';
import { seenMessage } from './_seen-message.js';

/** Hears what is written in watched channels. */
export class AnnouncementsMessage extends Listener<typeof Events.MessageCreate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageCreate });
  }

  override async run(message: Message): Promise<void> {
    const { id, guildId } = message;
    if (!guildId) return;
    const { announcements } = this.container.services;
    await announcements.listening.during(guildId, async () => {
      if (!(await announcements.watches(guildId, placeOf(message), id))) return;
      const seen = seenMessage(message);
      if (seen) await announcements.hearing.message(guildId, seen);
    });
  }
}
