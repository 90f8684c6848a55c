import { Events, Listener } from '@sapphire/framework';
import { leftOutLine } from '../../core/plugins/plugin-fault.js';

// What happens to the bot's connections, for the operational log.

/** Once per process: a reconnect is no start. */
export class OperationsStarted extends Listener<typeof Events.ClientReady> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsStarted', event: Events.ClientReady, once: true });
  }

  override run(): void {
    const { client, services, leftOut } = this.container;
    const shards = [...client.ws.shards.keys()].join(', ');
    services.operations.tell('bot.started', 'Connected to Discord', {
      guilds: client.guilds.cache.size,
      shards,
    });
    for (const left of leftOut)
      services.operations.tell('plugin.leftOut', leftOutLine(left), { plugin: left.name });
  }
}

export class OperationsReconnecting extends Listener<typeof Events.ShardReconnecting> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsReconnecting', event: Events.ShardReconnecting });
  }

  override run(shard: number): void {
    this.container.services.operations.tell('shard.disconnected', 'A connection broke; connecting again', {
      shard,
    });
  }
}

export class OperationsDisconnected extends Listener<typeof Events.ShardDisconnect> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsDisconnected', event: Events.ShardDisconnect });
  }

  override run({ code }: { readonly code: number }, shard: number): void {
    this.container.services.operations.tell('shard.disconnected', 'Discord closed a connection for good', {
      shard,
      code,
    });
  }
}

export class OperationsResumed extends Listener<typeof Events.ShardResume> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsResumed', event: Events.ShardResume });
  }

  override run(shard: number, replayed: number): void {
    this.container.services.operations.tell('shard.resumed', 'A connection goes on', { shard, replayed });
  }
}
