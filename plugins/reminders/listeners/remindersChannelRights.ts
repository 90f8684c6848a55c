import { Events, Listener } from 'alphapy';
import type { DMChannel, NonThreadGuildBasedChannel } from 'discord.js';

type Channel = DMChannel | NonThreadGuildBasedChannel;

/** A channel has other overwrites: what was asked about it is not so any more. */
export class RemindersChannelRights extends Listener<typeof Events.ChannelUpdate> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ChannelUpdate });
  }

  override async run(before: Channel, after: Channel): Promise<void> {
    if (before.isDMBased() || after.isDMBased()) return;
    if (overwritesOf(before) === overwritesOf(after)) return;
    await this.container.services.reminders.rightsChanges.note(after.guildId);
  }
}

function overwritesOf(channel: NonThreadGuildBasedChannel): string {
  const overwrites = channel.permissionOverwrites.cache.map(({ id, allow, deny }) =>
    [id, allow.bitfield, deny.bitfield].join(' '),
  );
  return overwrites.toSorted().join();
}
