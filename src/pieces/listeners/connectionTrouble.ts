import { Events, Listener } from '@sapphire/framework';

// discord.js mends its connections by itself; it is told here so that an operator can see it.

export class ClientError extends Listener<typeof Events.Error> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: Events.Error, event: Events.Error });
  }

  override run(error: Error): void {
    this.container.logger.error('The Discord client has a problem', error);
  }
}

export class ShardError extends Listener<typeof Events.ShardError> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: Events.ShardError, event: Events.ShardError });
  }

  override run(error: Error, shard: number): void {
    this.container.logger.warn('A connection to Discord broke', { shard }, error);
  }
}

export class ClientWarning extends Listener<typeof Events.Warn> {
  constructor(context: Listener.LoaderContext) {
    super(context, { name: Events.Warn, event: Events.Warn });
  }

  override run(text: string): void {
    this.container.logger.warn(text);
  }
}
