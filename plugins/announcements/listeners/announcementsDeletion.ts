import { Events, Listener } from 'alphapy';
import type { Message, PartialMessage } from 'discord.js';

/** Hears what is deleted in watched channels. */
export class AnnouncementsDeletion extends Listener<typeof Events.MessageDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.MessageDelete });
  }

  override async run({ id, guildId, channelId }: Message | PartialMessage): Promise<void> {
    const { announcements } = this.container.services;
    if (!guildId || !(await announcements.watches(guildId, channelId))) return;
    await announcements.hearing.deletion(guildId, [id]);
  }
}
