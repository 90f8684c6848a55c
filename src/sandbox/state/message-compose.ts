import {
  type APIMessage,
  type APIUser,
  MessageFlags,
  MessageType,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import { toTimestamp } from '../clock.js';
import { textsOf } from '../schema/component-rules.js';
import {
  INTERACTION_FLAGS,
  MESSAGE_FLAGS,
  type MessageBody,
  readMessageBody,
  readMessageEdit,
} from '../schema/message-body.js';
import type { World } from '../world.js';
import { attachFiles, keepAttachments } from './attachments.js';
import type { UploadedFile } from './files.js';
import { ALL_MENTIONS, findMentions, type Mentions, USER_MENTIONS } from './mentions.js';
import { toApiComponents, toApiEmbeds } from './message-display.js';
import { findReplied } from './replies.js';
import type { ChannelState } from './state.js';

/** What a client sends when it posts or edits a message. */
export interface MessageInput {
  /** The JSON body of Create Message or Edit Message. */
  readonly body: unknown;
  readonly files?: readonly UploadedFile[];
  /** What answers an interaction or comes from a webhook may be ephemeral, and pings only users by default. */
  readonly isInteraction?: boolean;
}

export interface MessageDraft extends MessageInput {
  readonly channel: ChannelState;
  readonly author: APIUser;
  /** Fields that the body cannot set: `type`, `application_id`, `interaction_metadata`, ... */
  readonly extra?: Partial<APIMessage>;
}

/** Builds a message from what a client sent, or refuses it as Discord does. It is kept nowhere yet. */
export function composeMessage(world: World, draft: MessageDraft): APIMessage {
  const { channel, author, files = [] } = draft;
  const body = readMessageBody(
    draft.body,
    draft.isInteraction ? INTERACTION_FLAGS : MESSAGE_FLAGS,
    files.length,
  );
  const reply = findReplied(world, channel, author.id, body.message_reference);
  const attachments = attachFiles(world, channel.channel.id, files, body.attachments);
  return {
    id: world.nextId(),
    channel_id: channel.channel.id,
    author,
    type: MessageType.Default,
    content: body.content ?? '',
    timestamp: toTimestamp(world.clock.now()),
    edited_timestamp: null,
    tts: body.tts,
    pinned: false,
    flags: body.flags ?? 0,
    attachments,
    embeds: toApiEmbeds(body.embeds, attachments),
    components: toApiComponents(world, body.components, attachments),
    ...mentionsOf(world, draft, body, reply?.referenced_message?.author),
    ...(body.nonce ? { nonce: body.nonce } : {}),
    ...reply,
    ...draft.extra,
  };
}

/** The message after an edit: what the body leaves out stays as it was. It is kept nowhere yet. */
export function reviseMessage(
  world: World,
  channel: ChannelState,
  message: APIMessage,
  input: MessageInput,
): APIMessage {
  const body = readMessageEdit(input.body, message.flags ?? 0);
  const attachments = [
    ...keepAttachments(message.attachments, body.attachments),
    ...attachFiles(world, channel.channel.id, input.files ?? [], body.attachments),
  ];
  const revised: APIMessage = {
    ...message,
    edited_timestamp: toTimestamp(world.clock.now()),
    attachments,
    ...(body.content !== undefined && {
      content: body.content ?? '',
      ...mentionsOf(
        world,
        { ...input, channel, author: message.author },
        body,
        message.referenced_message?.author,
      ),
    }),
    ...(body.embeds !== undefined && { embeds: toApiEmbeds(body.embeds, attachments) }),
    ...(body.components !== undefined && {
      components: toApiComponents(world, body.components, attachments),
    }),
    ...(body.flags != null && { flags: editedFlags(message.flags ?? 0, body.flags) }),
  };
  if (isBlank(revised)) throw apiError(RESTJSONErrorCodes.CannotSendAnEmptyMessage);
  return revised;
}

function mentionsOf(
  world: World,
  { channel, author, isInteraction }: MessageDraft,
  body: MessageBody,
  repliedTo: APIUser | undefined,
): Mentions {
  return findMentions(world, {
    channel,
    authorId: author.id,
    text: [body.content ?? '', ...textsOf(body.components ?? [])].join('\n'),
    allowed: body.allowed_mentions ?? (isInteraction ? USER_MENTIONS : ALL_MENTIONS),
    repliedTo,
  });
}

/** An edit may hide or show embeds and turn to components v2. The other flags stay, and there is no way back from v2. */
function editedFlags(current: number, given: number): number {
  const { SuppressEmbeds, IsComponentsV2 } = MessageFlags;
  return (current & ~SuppressEmbeds) | (given & (SuppressEmbeds | IsComponentsV2));
}

function isBlank({ content, embeds, attachments, components }: APIMessage): boolean {
  return !content && embeds.length === 0 && attachments.length === 0 && !components?.length;
}
