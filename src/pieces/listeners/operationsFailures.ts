import { container, Listener } from '@sapphire/framework';
import type { BotEvents } from '../../core/events.js';

// What goes wrong, for the operational log. The errors themselves stand in the log file only: they may quote anything.

export class OperationsInteractionFailed extends Listener {
  constructor(context: Listener.LoaderContext) {
    super(context, {
      name: 'operationsInteractionFailed',
      emitter: container.events,
      event: 'core.interactionFailed',
    });
  }

  override run({ guildId, piece, incident }: BotEvents['core.interactionFailed'][0]): void {
    // Direct messages belong to no guild, and every guild reads what belongs to none.
    if (guildId === null) return;
    this.container.services.operations.tell('interaction.failed', `"${piece}" failed: incident ${incident}`, {
      guildId,
      piece,
      incident,
    });
  }
}

/** A task that ticks every second would push out everything else. */
const quiet = { minutes: 10 };

export class OperationsTaskFailed extends Listener {
  readonly #quietUntil = new Map<string, Temporal.Instant>();

  constructor(context: Listener.LoaderContext) {
    super(context, { name: 'operationsTaskFailed', emitter: container.events, event: 'core.taskFailed' });
  }

  override run({ task }: BotEvents['core.taskFailed'][0]): void {
    const now = this.container.clock.now();
    const until = this.#quietUntil.get(task);
    if (until && Temporal.Instant.compare(now, until) < 0) return;
    this.#quietUntil.set(task, now.add(quiet));
    this.container.services.operations.tell('task.failed', `The scheduled task "${task}" failed`, { task });
  }
}
