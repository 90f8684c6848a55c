import { type Message, MessageType, type PartialMessage, PermissionFlagsBits } from 'discord.js';
import type { Author, SeenMessage } from '../domain/seen-message.js';
import { controlsOf, seenEmbeds } from '../origin/seen-from-api.js';

/** What people and bots write; not what Discord writes by itself. */
const WRITTEN: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

/** The message as plain data; undefined for what nobody wrote. */
export function seenMessage(message: Message | PartialMessage): SeenMessage | undefined {
  const { author, type, editedTimestamp } = message;
  if (!author || type === null || !WRITTEN.has(type)) return undefined;
  const isBot = author.bot || message.webhookId !== null;
  return {
    id: message.id,
    channelId: message.channelId,
    author: authorOf(message, author.id, isBot),
    content: message.content ?? '',
    embeds: isBot ? seenEmbeds(message.embeds.map(({ data }) => data)) : [],
    controls: controlsOf(message.components.map((component) => component.toJSON())),
    writtenAt: Temporal.Instant.fromEpochMilliseconds(message.createdTimestamp),
    editedAt: editedTimestamp === null ? null : Temporal.Instant.fromEpochMilliseconds(editedTimestamp),
  };
}

function authorOf(message: Message | PartialMessage, id: string, isBot: boolean): Author {
  const { member, channel } = message;
  const isSelf = id === message.client.user?.id;
  const permissions = member && 'permissionsFor' in channel ? channel.permissionsFor(member) : null;
  return {
    id,
    kind: isSelf ? 'self' : isBot ? 'bot' : 'person',
    roleIds: member ? [...member.roles.cache.keys()] : [],
    managesMessages: permissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
  };
}
