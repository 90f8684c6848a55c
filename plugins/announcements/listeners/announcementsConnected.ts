import { Events, Listener } from 'alphapy';
import { gatewayShard } from './_gateway-shard.js';

/** A shard has begun a new session: what happened before nobody has told it. */
export class AnnouncementsConnected extends Listener<typeof Events.ShardReady> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ShardReady });
  }

  override run(shardId: number): void {
    const { client, services } = this.container;
    services.announcements.listening.connected(gatewayShard(client, shardId));
  }
}
