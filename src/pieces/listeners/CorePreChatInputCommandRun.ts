import { Events, Listener, type PreChatInputCommandRunPayload } from '@sapphire/framework';

/**
 * Takes the place of Sapphire's listener of this name (5.5.1), with which a precondition that throws leaves the user
 * without an answer.
 */
export class CorePreChatInputCommandRun extends Listener<typeof Events.PreChatInputCommandRun> {
  constructor(context: Listener.LoaderContext) {
    super(context, { event: Events.PreChatInputCommandRun });
  }

  override async run(payload: PreChatInputCommandRunPayload): Promise<void> {
    const { client } = this.container;
    try {
      const denied = await this.#denial(payload);
      if (denied) client.emit(Events.ChatInputCommandDenied, denied, payload);
      else client.emit(Events.ChatInputCommandAccepted, payload);
    } catch (error) {
      client.emit(Events.ChatInputCommandError, error, { ...payload, duration: -1 });
    }
  }

  async #denial(payload: PreChatInputCommandRunPayload) {
    const { interaction, command } = payload;
    const ofAll = await this.container.stores
      .get('preconditions')
      .chatInputRun(interaction, command, { ...payload });
    if (ofAll.isErr()) return ofAll.unwrapErr();
    const ofThis = await command.preconditions.chatInputRun(interaction, command, { ...payload });
    return ofThis.isErr() ? ofThis.unwrapErr() : null;
  }
}
