import { Events, Listener, type ListenerErrorPayload } from '@sapphire/framework';
import { reportIncident } from '../../core/incident.js';

/** A listener has nobody to answer; its bug is only logged. */
export class ListenerError extends Listener<typeof Events.ListenerError> {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: Events.ListenerError });
  }

  override run(error: unknown, { piece }: ListenerErrorPayload): void {
    reportIncident(this.container.logger, error, { piece: piece.name });
  }
}
