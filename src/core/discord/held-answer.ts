import {
  InteractionResponseType,
  type Message,
  MessageFlags,
  type MessageFlagsBitField,
  type RepliableInteraction,
} from 'discord.js';
import { refuse } from '../refuse.js';
import { type Content, type ContentOptions, flagsOf, isPrivate, optionsOf } from './said-content.js';

/**
 * The answer to an interaction for which Discord was asked for time before its piece knew what to say. A command's user
 * sees a private "is thinking…", in whose place a public reply comes as a further message, since nothing private can
 * become public. Whoever has pressed a button sees nothing of it.
 */
export class HeldAnswer {
  /** The methods of discord.js, as they are before ours take their place. */
  readonly #own: ReturnType<typeof ownMethods>;
  #isThinking = false;
  #isTaken = false;
  #isOpen = true;
  /** The message that the piece means by its reply; null where it is still to be sent. */
  #reply: string | null = '@original';
  /** With which flags it is to be sent. */
  #promised = 0;

  constructor(private readonly interaction: RepliableInteraction) {
    this.#own = ownMethods(interaction);
  }

  /** What takes the place of discord.js's methods of these names, once the answer is held. */
  readonly methods = {
    reply: async (content: Content) => outcome(content, await this.#replyWith(content)),
    deferReply: async (options: ContentOptions = {}) => this.#promise(options),
    update: async (content: Content) => outcome(content, await this.#update(content)),
    deferUpdate: async () => this.#take(),
    editReply: (content: Content) => this.#edit(content),
    followUp: (content: Content) => this.#followUp(content),
    fetchReply: (id = this.#reply ?? '@original') => this.#own.fetchReply(id),
    deleteReply: (id?: string) => this.#delete(id),
    showModal: async () => this.#refuseForm(),
  };

  /** Whether its user still waits for something to read. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Asks Discord for time. */
  async hold(): Promise<void> {
    this.#isThinking = !isControl(this.interaction);
    await (this.#isThinking ? this.#own.deferReply() : this.#own.deferUpdate());
  }

  #take(): void {
    if (this.#isTaken) throw new Error('The reply to this interaction has already been sent or deferred.');
    this.#isTaken = true;
  }

  async #replyWith(content: Content): Promise<Message> {
    this.#take();
    if (this.#isThinking && isPrivate(content)) return this.#edit(content);
    this.#reply = null;
    this.#promised = MessageFlags.Ephemeral; // of the words of a failure, should this one not arrive
    return this.#send(content, flagsOf(content));
  }

  async #update(content: Content): Promise<Message> {
    this.#take();
    return this.#edit(content);
  }

  #promise(options: ContentOptions): void {
    this.#take();
    this.#isOpen = false;
    this.interaction.ephemeral = isPrivate(options);
    if (this.#isThinking && isPrivate(options)) return;
    this.#reply = null;
    this.#promised = flagsOf(options).bitfield;
  }

  async #edit(content: Content): Promise<Message> {
    const { message, ...options } = optionsOf(content);
    if (this.#reply === null && !message) {
      return this.#send(options, flagsOf(content).add(this.#promised));
    }
    const edited = await this.#own.editReply({
      ...options,
      message: message ?? this.#reply,
      flags: flagsOf(content).remove(MessageFlags.Ephemeral),
    });
    this.#isOpen = false;
    return edited;
  }

  /** The first message after a promise is the reply. */
  async #followUp(content: Content): Promise<Message> {
    if (this.#reply === null) return this.#send(content, flagsOf(content));
    const sent = await this.#own.followUp(content);
    this.#isOpen = false;
    return sent;
  }

  /** Sends the reply as a message of its own. "Is thinking…" goes first, or the message would take its place. */
  async #send(content: Content, flags: MessageFlagsBitField): Promise<Message> {
    await this.#stopThinking();
    const { ephemeral: _, ...options } = optionsOf(content);
    const sent = await this.#own.followUp({ ...options, flags });
    this.#reply = sent.id;
    this.#isOpen = false;
    return sent;
  }

  async #delete(id: string | null = this.#reply): Promise<void> {
    if (id === null) await this.#stopThinking();
    else await this.#own.deleteReply(id);
  }

  async #stopThinking(): Promise<void> {
    if (!this.#isThinking) return;
    this.#isThinking = false;
    await this.#own.deleteReply('@original');
  }

  #refuseForm(): never {
    throw refuse('core.tooSlow', 'That took so long that no form can be opened any more. Try it once more.');
  }
}

/** For it, time is asked without anything to be seen. */
function isControl(interaction: RepliableInteraction): boolean {
  return interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
}

function ownMethods(interaction: RepliableInteraction) {
  const { editReply, followUp, fetchReply, deleteReply, deferReply } = interaction;
  const deferUpdate = 'deferUpdate' in interaction ? interaction.deferUpdate.bind(interaction) : null;
  return {
    // What a piece says was typed for another of these methods; they take the same contents.
    editReply: (content: object) => editReply.call(interaction, content as never),
    followUp: (content: Content) => followUp.call(interaction, content as never),
    fetchReply: (id: string) => fetchReply.call(interaction, id),
    deleteReply: (id: string) => deleteReply.call(interaction, id),
    deferReply: () => deferReply.call(interaction, { flags: MessageFlags.Ephemeral }),
    deferUpdate: () => deferUpdate?.(),
  };
}

/** What `reply` and `update` resolve with: the message, which can all that discord.js's own result can. */
function outcome(content: Content, message: Message): unknown {
  if (!optionsOf(content).withResponse) return message;
  return {
    client: message.client,
    resource: { type: InteractionResponseType.ChannelMessageWithSource, message, activityInstance: null },
  };
}
