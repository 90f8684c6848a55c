import { Events, Listener } from 'alphapy';
import { gatewayShard } from './_gateway-shard.js';
import { mayMakeEvents } from './_may-make-events.js';

/** A shard has begun a new session: what happened before nobody has told it. */
export class AnnouncementsConnected extends Listener<typeof Events.ShardReady> {
  constructor(context: Listener.LoaderContext, options: Listener.Options) {
    super(context, { ...options, event: Events.ShardReady });
  }

  override async run(shardId: number): Promise<void> {
    const { client, services } = this.container;
    const { listening, events } = services.announcements;
    listening.connected(gatewayShard(client, shardId));
    const guilds = client.guilds.cache.filter((guild) => guild.shardId === shardId && mayMakeEvents(guild));
    await events.allowed([...guilds.keys()]);
  }
}
