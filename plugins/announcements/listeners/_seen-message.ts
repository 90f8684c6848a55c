import { type Message, MessageType, type PartialMessage, PermissionFlagsBits } from 'discord.js';
import type { Author, SeenEmbed, SeenMessage } from '../domain/seen-message.js';

/** What people and bots write; not what Discord writes by itself. */
const WRITTEN: ReadonlySet<MessageType> = new Set([
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
]);

/** The message as plain data; undefined for what nobody wrote. */
export function seenMessage(message: Message | PartialMessage): SeenMessage | undefined {
  const { author, type } = message;
  if (!author || type === null || !WRITTEN.has(type)) return undefined;
  const isBot = author.bot || message.webhookId !== null;
  return {
    id: message.id,
    channelId: message.channelId,
    author: authorOf(message, author.id, isBot),
    content: message.content ?? '',
    // People cannot write embeds; theirs are previews of links, which speak of something else.
    embeds: isBot ? message.embeds.filter(({ data }) => (data.type ?? 'rich') === 'rich').map(plain) : [],
    controls: controlsOf(message),
    writtenAt: Temporal.Instant.fromEpochMilliseconds(message.createdTimestamp),
    editedAt:
      message.editedTimestamp === null
        ? null
        : Temporal.Instant.fromEpochMilliseconds(message.editedTimestamp),
  };
}

function authorOf(message: Message | PartialMessage, id: string, isBot: boolean): Author {
  const { member, channel } = message;
  const own = id === message.client.user?.id;
  const permissions = member && 'permissionsFor' in channel ? channel.permissionsFor(member) : null;
  return {
    id,
    kind: own ? 'self' : isBot ? 'bot' : 'person',
    roleIds: member ? [...member.roles.cache.keys()] : [],
    managesMessages: permissions?.has(PermissionFlagsBits.ManageMessages) ?? false,
  };
}

function plain({ title, description, fields, footer }: Message['embeds'][number]): SeenEmbed {
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    fields: fields.map(({ name, value }) => ({ name, value })),
    footer: footer ? { text: footer.text } : undefined,
  };
}

function controlsOf({ components }: Message | PartialMessage): string[] {
  return components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((control) =>
          'customId' in control && control.customId ? [control.customId] : [],
        )
      : [],
  );
}
