import { Events, Listener } from 'alphapy';
import type { DMChannel, NonThreadGuildBasedChannel } from 'discord.js';

/** A channel was deleted: its reminders need not find out one by one. */
export class RemindersChannelGone extends Listener<typeof Events.ChannelDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ChannelDelete });
  }

  override async run(channel: DMChannel | NonThreadGuildBasedChannel): Promise<void> {
    if (channel.isDMBased()) return;
    await this.container.services.reminders.deliveries.closed.deleted(channel.guildId, channel.id);
  }
}
