import { type APIMessage, Message, type MessageSnapshot, SnowflakeUtil } from 'discord.js';
import type { MessageAbout } from '../announced/about-messages.js';
import type { NameOf } from '../domain/mentions-as-names.js';

/** A message of a menu: as Discord sent it where the bot is no member. */
type Shown = Message | APIMessage;

/** The message of a menu, as plain data. */
export function messageAbout(message: Shown, guildId: string | null, nameOf: NameOf): MessageAbout {
  const { content, embeds } = saidIn(message);
  return {
    id: message.id,
    channelId: message instanceof Message ? message.channelId : message.channel_id,
    guildId,
    authorId: message.author.id,
    said: { content: content ?? '', embeds: embeds.map(plain) },
    nameOf,
    writtenAt: Temporal.Instant.fromEpochMilliseconds(SnowflakeUtil.timestampFrom(message.id)),
  };
}

/** Who wrote it, by the name that everybody sees. */
export function authorOf(message: Shown): string {
  if (message instanceof Message) return message.author.displayName;
  return message.author.global_name ?? message.author.username;
}

type Said = Pick<Message | MessageSnapshot | APIMessage, 'content' | 'embeds'>;

/** What was forwarded stands in a copy, and the message around it is empty. */
function saidIn(message: Shown): Said {
  const isEmpty = message.content === '' && message.embeds.length === 0;
  return (isEmpty && forwardedIn(message)) || message;
}

function forwardedIn(message: Shown): Said | undefined {
  if (message instanceof Message) return message.messageSnapshots.first();
  return message.message_snapshots?.[0]?.message;
}

function plain({ title, description, fields = [], footer }: Said['embeds'][number]) {
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    fields: fields.map(({ name, value }) => ({ name, value })),
    footer: footer ? { text: footer.text } : undefined,
  };
}
