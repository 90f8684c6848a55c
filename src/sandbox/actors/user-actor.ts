import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  type APISelectMenuComponent,
  type APIUser,
  Locale,
  type Snowflake,
} from 'discord-api-types/v10';
import {
  autocompleteInteraction,
  messageMenuInteraction,
  slashInteraction,
  userMenuInteraction,
} from '../interactions/command-interactions.js';
import { buttonInteraction, menuInteraction } from '../interactions/component-interactions.js';
import type { PressableButton } from '../interactions/component-search.js';
import { type ModalValues, modalInteraction } from '../interactions/modal-interactions.js';
import type { OptionValue, OptionValues } from '../interactions/option-value.js';
import type { Origin } from '../interactions/origin.js';
import { sendInteraction } from '../interactions/send-interaction.js';
import { visibleCommands } from '../interactions/visible-commands.js';
import { addToAccount, removeFromAccount } from '../state/account-installs.js';
import { getChannel } from '../state/channels.js';
import { getUser } from '../state/users.js';
import type { ActorContext } from './actor-context.js';
import { type Action, awaitAnswer } from './await-answer.js';
import type { ChannelActor } from './channel-actor.js';
import { MessageView, type Placed } from './message-view.js';
import { nextReply, type Reply } from './reply.js';
import { uploaderTo } from './upload.js';

export interface UseOptions {
  /** Default: the guild's first text channel, or the direct messages. */
  readonly in?: ChannelActor;
}

/**
 * Somebody who uses the bot, as Discord's client lets them. What the client would refuse rejects with a `ClientRefusal`,
 * a bot that stays silent with an `ActorError`.
 */
export abstract class UserActor {
  constructor(
    protected readonly context: ActorContext,
    readonly id: Snowflake,
  ) {}

  /** Where they use commands when nothing else is said. */
  abstract get home(): ChannelActor;

  get user(): APIUser {
    return getUser(this.context.world, this.id);
  }

  get name(): string {
    return this.user.username;
  }

  /** Adds the bot's application to their own account: from now on they have its commands wherever they are. */
  addsBotToAccount(): void {
    addToAccount(this.context.world, this.context.application, this.id);
  }

  removesBotFromAccount(): void {
    removeFromAccount(this.context.world, this.context.application, this.id);
  }

  /** The commands that they see. */
  commands({ in: channel = this.home }: UseOptions = {}): APIApplicationCommand[] {
    return visibleCommands(this.context.world, this.#origin(channel.id));
  }

  /** Types a slash command, for example `slash('reminder add', { when: 'in 2 hours' })`. */
  async slash(typed: string, values: OptionValues = {}, options: UseOptions = {}): Promise<Reply> {
    const origin = this.#origin((options.in ?? this.home).id);
    const { world } = this.context;
    const interaction = slashInteraction(
      world,
      origin,
      typed,
      values,
      uploaderTo(world, interactionPlace(origin)),
    );
    return this.#send(interaction, `/${typed}`);
  }

  /** What is suggested while they type in the last of the given options. */
  async autocomplete(
    typed: string,
    values: OptionValues,
    options: UseOptions = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const origin = this.#origin((options.in ?? this.home).id);
    const interaction = autocompleteInteraction(this.context.world, origin, typed, values);
    const action = this.#begin(interaction, `the suggestions for /${typed}`);
    const { answer } = await awaitAnswer(this.context, action, 0, ({ kind }) => kind === 'choices');
    return answer.kind === 'choices' ? answer.choices : [];
  }

  /** "Apps" in the menu of a message or of somebody. */
  async contextMenu(name: string, target: MessageView | UserActor, options: UseOptions = {}): Promise<Reply> {
    const { world } = this.context;
    const place = target instanceof MessageView ? target.raw.channel_id : this.home.id;
    const origin = this.#origin(options.in?.id ?? place);
    const interaction =
      target instanceof MessageView
        ? messageMenuInteraction(world, origin, name, target.raw)
        : userMenuInteraction(world, origin, name, target.id);
    return this.#send(interaction, `"${name}"`);
  }

  async click({ message, component }: Placed<PressableButton>): Promise<Reply> {
    const origin = this.#origin(message.channel_id);
    const interaction = buttonInteraction(this.context.world, origin, message, component);
    return this.#send(interaction, `press of "${component.label ?? component.custom_id}"`);
  }

  /** Picks in a menu: options by label or value; members, roles and channels as themselves, by id or by name. */
  async select(
    { message, component }: Placed<APISelectMenuComponent>,
    picked: readonly OptionValue[],
  ): Promise<Reply> {
    const origin = this.#origin(message.channel_id);
    const interaction = menuInteraction(this.context.world, origin, message, component, picked);
    return this.#send(interaction, `choice in "${component.placeholder ?? component.custom_id}"`);
  }

  /** Sends off the modal that a reply has opened, its fields by label or custom id. */
  async submit(opened: Reply, values: ModalValues): Promise<Reply> {
    const { modal } = opened;
    const { world } = this.context;
    const { record: opener } = opened.action;
    const origin = this.#origin(opener.interaction.channel?.id ?? '');
    const message = 'message' in opener.interaction ? opener.interaction.message : undefined;
    const upload = uploaderTo(world, interactionPlace(origin));
    const interaction = modalInteraction(world, origin, modal, values, upload, message);
    return this.#send(interaction, `modal "${modal.title}"`, opened.action);
  }

  async #send(interaction: APIInteraction, what: string, opener?: Action): Promise<Reply> {
    return nextReply(this.context, this.#begin(interaction, what, opener));
  }

  #begin(interaction: APIInteraction, what: string, opener?: Action): Action {
    const record = sendInteraction(this.context.world, interaction, this.id, opener?.record);
    return { record, name: `${this.name}'s ${what}` };
  }

  #origin(channelId: Snowflake): Origin {
    const { world, application, locales } = this.context;
    return {
      application,
      user: this.user,
      locale: locales.get(this.id) ?? Locale.EnglishUS,
      channel: getChannel(world, channelId),
    };
  }
}

function interactionPlace({ channel }: Origin): Snowflake {
  return channel.channel.id;
}
