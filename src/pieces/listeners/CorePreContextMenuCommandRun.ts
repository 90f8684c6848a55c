import { Events, Listener, type PreContextMenuCommandRunPayload } from '@sapphire/framework';

/**
 * Takes the place of Sapphire's listener of this name (5.5.1), with which a precondition that throws leaves the user
 * without an answer.
 */
export class CorePreContextMenuCommandRun extends Listener<typeof Events.PreContextMenuCommandRun> {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: Events.PreContextMenuCommandRun });
  }

  override async run(payload: PreContextMenuCommandRunPayload): Promise<void> {
    const { client } = this.container;
    try {
      const denied = await this.#denial(payload);
      if (denied) client.emit(Events.ContextMenuCommandDenied, denied, payload);
      else client.emit(Events.ContextMenuCommandAccepted, payload);
    } catch (error) {
      client.emit(Events.ContextMenuCommandError, error, { ...payload, duration: -1 });
    }
  }

  async #denial(payload: PreContextMenuCommandRunPayload) {
    const { interaction, command } = payload;
    const ofAll = await this.container.stores
      .get('preconditions')
      .contextMenuRun(interaction, command, { ...payload });
    if (ofAll.isErr()) return ofAll.unwrapErr();
    const ofThis = await command.preconditions.contextMenuRun(interaction, command, { ...payload });
    return ofThis.isErr() ? ofThis.unwrapErr() : null;
  }
}
