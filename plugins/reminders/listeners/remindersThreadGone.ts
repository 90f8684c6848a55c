import { Events, Listener } from 'alphapy';
import type { AnyThreadChannel } from 'discord.js';

/** A thread was deleted. One that is archived is only asleep: a message wakes it. */
export class RemindersThreadGone extends Listener<typeof Events.ThreadDelete> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ThreadDelete });
  }

  override run({ guildId, id }: AnyThreadChannel): Promise<void> {
    return this.container.services.reminders.deliveries.closed.deleted(guildId, id);
  }
}
