import {
  type APIMessage,
  type APIUser,
  ApplicationIntegrationType,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import { channelPermissions, holds } from '../permissions.js';
import { hasFlag } from '../schema/message-body.js';
import { guildIdOf } from '../state/channel-kinds.js';
import { getChannel } from '../state/channels.js';
import { composeMessage, type MessageInput, reviseMessage } from '../state/message-compose.js';
import { deleteMessage, publishMessage, replaceMessage } from '../state/messages.js';
import type { ChannelState } from '../state/state.js';
import { getUser } from '../state/users.js';
import type { World } from '../world.js';
import { interactionFields } from './interaction-fields.js';
import type { InteractionRecord } from './interaction-record.js';

/** Posts an answer: in the channel, or before the user's eyes only when its flags say so. */
export function postAnswer(world: World, record: InteractionRecord, input: MessageInput): APIMessage {
  const message = composeMessage(world, {
    ...input,
    isInteraction: true,
    channel: channelOf(world, record),
    author: botOf(world, record),
    extra: extraFields(world, record),
  });
  return place(world, record, message);
}

/** The "is thinking…" that stands in for a deferred answer. */
export function postLoading(world: World, record: InteractionRecord, ephemeral: boolean): APIMessage {
  const flags = MessageFlags.Loading | (ephemeral ? MessageFlags.Ephemeral : 0);
  return place(world, record, {
    id: world.nextId(),
    channel_id: channelOf(world, record).channel.id,
    author: botOf(world, record),
    type: MessageType.Default,
    content: '',
    timestamp: toTimestamp(world.clock.now()),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    attachments: [],
    embeds: [],
    components: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    ...extraFields(world, record),
    flags,
  });
}

/** Changes an answer, or the message of the pressed component. */
export function changeAnswer(
  world: World,
  record: InteractionRecord,
  message: APIMessage,
  input: MessageInput,
): APIMessage {
  const channel = channelOf(world, record);
  const revised = reviseMessage(world, channel, message, { ...input, isInteraction: true });
  const changed = { ...revised, flags: (revised.flags ?? 0) & ~MessageFlags.Loading };
  if (!isEphemeral(message)) return replaceMessage(world, channel, changed);
  world.interactions.ephemeral.replace(changed);
  return changed;
}

export function removeAnswer(world: World, record: InteractionRecord, message: APIMessage): void {
  if (isEphemeral(message)) world.interactions.ephemeral.remove(message.id);
  else deleteMessage(world, channelOf(world, record), message.id);
}

/** An answer of this interaction. Refuses other messages: a token opens only what it has sent. */
export function getAnswer(world: World, record: InteractionRecord, messageId: Snowflake): APIMessage {
  const message = record.messageIds.has(messageId)
    ? (world.interactions.ephemeral.get(messageId) ?? channelOf(world, record).messages.get(messageId))
    : undefined;
  if (!message) throw apiError(RESTJSONErrorCodes.UnknownMessage);
  return message;
}

function isEphemeral(message: APIMessage): boolean {
  return hasFlag(message.flags, MessageFlags.Ephemeral);
}

function place(world: World, record: InteractionRecord, given: APIMessage): APIMessage {
  const flags = (given.flags ?? 0) | (isHushed(world, record) ? MessageFlags.Ephemeral : 0);
  const message = { ...given, flags };
  record.messageIds.add(message.id);
  if (isEphemeral(message)) world.interactions.ephemeral.show(message, record.userId);
  else publishMessage(world, channelOf(world, record), message);
  return message;
}

/** Who brings an application along may show its answers to others only where external apps are allowed to them. */
function isHushed(world: World, record: InteractionRecord): boolean {
  const { authorizing_integration_owners: owners, guild_id } = record.interaction;
  if (guild_id === undefined || ApplicationIntegrationType.GuildInstall in owners) return false;
  const mine = channelPermissions(world, channelOf(world, record), record.userId);
  return !holds(mine, PermissionFlagsBits.UseExternalApps);
}

function channelOf(world: World, { interaction }: InteractionRecord): ChannelState {
  return getChannel(world, interaction.channel?.id ?? '');
}

function botOf(world: World, { interaction }: InteractionRecord): APIUser {
  return getUser(world, interaction.application_id);
}

/** What ties the message to the interaction, and to the message that it answers. */
function extraFields(world: World, record: InteractionRecord): Partial<APIMessage> {
  const { interaction, originalId } = record;
  const channel = channelOf(world, record);
  const answeredId = originalId ?? ('message' in interaction ? interaction.message?.id : undefined);
  const answered = answeredId === undefined ? undefined : channel.messages.get(answeredId);
  const guildId = guildIdOf(channel.channel);
  return {
    application_id: interaction.application_id,
    webhook_id: interaction.application_id,
    type: typeOf(record),
    ...interactionFields(world, record),
    ...(answeredId !== undefined && {
      type: MessageType.Reply,
      message_reference: {
        type: MessageReferenceType.Default,
        channel_id: channel.channel.id,
        message_id: answeredId,
        ...(guildId && { guild_id: guildId }),
      },
      ...(answered && { referenced_message: { ...answered, referenced_message: null } }),
    }),
  };
}

function typeOf({ interaction }: InteractionRecord): MessageType {
  if (interaction.type !== InteractionType.ApplicationCommand) return MessageType.Default;
  return 'target_id' in interaction.data ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand;
}
