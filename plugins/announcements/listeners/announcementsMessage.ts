import { Events, Listener } from 'alphapy';
import type { Message } from 'discord.js';
import { seenMessage } from './_seen-message.js';

/** Hears what is written in watched channels. */
export class AnnouncementsMessage extends Listener<typeof Events.MessageCreate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageCreate });
  }

  override async run(message: Message): Promise<void> {
    const { guildId, channelId } = message;
    const { announcements } = this.container.services;
    if (!guildId || !(await announcements.watches(guildId, channelId))) return;
    const seen = seenMessage(message);
    if (seen) await announcements.hearing.message(guildId, seen);
  }
}
