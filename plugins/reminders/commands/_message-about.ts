import type { Message, MessageSnapshot } from 'discord.js';
import type { MessageAbout } from '../about-messages.js';

/** The message of a menu, as plain data. */
export function messageAbout(message: Message, inGuild: boolean): MessageAbout {
  const { content, embeds } = saidIn(message);
  return {
    id: message.id,
    channelId: message.channelId,
    inGuild,
    authorId: message.author.id,
    said: { content: content ?? '', embeds: embeds.map(plain) },
    writtenAt: Temporal.Instant.fromEpochMilliseconds(message.createdTimestamp),
  };
}

/** What was forwarded stands in a copy, and the message around it is empty. */
function saidIn(message: Message): Message | MessageSnapshot {
  const isEmpty = message.content === '' && message.embeds.length === 0;
  return (isEmpty && message.messageSnapshots.first()) || message;
}

function plain({ title, description, fields, footer }: Message['embeds'][number]) {
  return {
    title: title ?? undefined,
    description: description ?? undefined,
    fields: fields.map(({ name, value }) => ({ name, value })),
    footer: footer ? { text: footer.text } : undefined,
  };
}
