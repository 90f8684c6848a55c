import { Listener } from '@sapphire/framework';

/**
 * Takes the place of Sapphire's `CoreReady`, which would compare and register every command in every process.
 * Commands are registered once, by the process that prepares a start (src/core/command-registry/).
 */
export class CoreReady extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: 'clientReady', once: true });
  }

  override run(): void {
    this.container.client.id ??= this.container.client.user?.id ?? null;
  }
}
