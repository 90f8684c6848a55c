import { Events, Listener } from 'alphapy';
import type { Message, PartialMessage } from 'discord.js';
import { placeOf } from './_place.js';

/** Hears what is deleted in watched channels. */
export class AnnouncementsDeletion extends Listener<typeof Events.MessageDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageDelete });
  }

  override async run(message: Message | PartialMessage): Promise<void> {
    const { id, guildId } = message;
    if (!guildId) return;
    const { announcements } = this.container.services;
    await announcements.listening.during(guildId, async () => {
      if (!(await announcements.watches(guildId, placeOf(message), id))) return;
      await announcements.hearing.deletion(guildId, [id]);
    });
  }
}
