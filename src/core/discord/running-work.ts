import { Events as SapphireEvents } from '@sapphire/framework';
import { type Client, Events } from 'discord.js';

/** What has begun and not ended, so that a stopping process can finish it. */
export class RunningWork {
  readonly #running = new Set<Promise<unknown>>();

  /** Counts the commands of a client. Buttons, menus and modals are tracked by who runs them. */
  watch(client: Client): void {
    const ends = new Map<string, () => void>();
    const begin = ({ interaction }: { readonly interaction: { readonly id: string } }) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.set(interaction.id, resolve);
      void this.track(promise);
    };
    const end = (interaction: { readonly id: string }) => {
      ends.get(interaction.id)?.();
      ends.delete(interaction.id);
    };
    client.on(SapphireEvents.ChatInputCommandAccepted, begin).on(SapphireEvents.ChatInputCommandFinish, end);
    client
      .on(SapphireEvents.ContextMenuCommandAccepted, begin)
      .on(SapphireEvents.ContextMenuCommandFinish, end);
  }

  async track<Result>(work: Promise<Result>): Promise<Result> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  /** Resolves when nothing runs any more, what began meanwhile included. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}

/** Events of a connection, not of what happens in guilds: they keep coming while a client drains. */
const connectionEvents: ReadonlySet<string | symbol> = new Set<string>([
  Events.ClientReady,
  Events.Debug,
  Events.Error,
  Events.Invalidated,
  Events.Raw,
  Events.ShardDisconnect,
  Events.ShardError,
  Events.ShardReady,
  Events.ShardReconnecting,
  Events.ShardResume,
  Events.Warn,
]);

const dispatchedEvents = Object.values(Events).filter((event) => !connectionEvents.has(event));

/** From now on no listener hears of what happens in guilds; what runs goes on. */
export function hearNoMore(client: Client): void {
  for (const event of dispatchedEvents) client.removeAllListeners(event);
}
