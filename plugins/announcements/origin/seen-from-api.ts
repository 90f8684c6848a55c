import type { APIEmbed, APIMessage } from 'discord.js';
import type { SeenEmbed, SeenMessage } from '../domain/seen-message.js';

/** A message as REST gives it, as plain data. What its author may is not known. */
export function seenFromApi(message: APIMessage, ownId: string): SeenMessage {
  const { id, channel_id: channelId, author, webhook_id: webhookId, content, edited_timestamp } = message;
  const isBot = author.bot === true || webhookId !== undefined;
  return {
    id,
    channelId,
    author: {
      id: author.id,
      kind: author.id === ownId ? 'self' : isBot ? 'bot' : 'person',
      roleIds: [],
      managesMessages: false,
    },
    content,
    // People cannot write embeds; theirs are previews of links, which speak of something else.
    embeds: isBot ? seenEmbeds(message.embeds) : [],
    controls: controlsOf(message.components ?? []),
    writtenAt: Temporal.Instant.from(message.timestamp),
    editedAt: edited_timestamp ? Temporal.Instant.from(edited_timestamp) : null,
  };
}

/** Those that somebody wrote, with what is read of them. */
export function seenEmbeds(embeds: readonly APIEmbed[]): SeenEmbed[] {
  return embeds
    .filter(({ type = 'rich' }) => type === 'rich')
    .map(({ title, description, fields = [], footer }) => ({
      title,
      description,
      fields: fields.map(({ name, value }) => ({ name, value })),
      footer: footer && { text: footer.text },
    }));
}

/** Custom ids of a message's controls. */
export function controlsOf(components: NonNullable<APIMessage['components']>): string[] {
  return components.flatMap((row) =>
    'components' in row
      ? row.components.flatMap((control) => ('custom_id' in control ? [control.custom_id] : []))
      : [],
  );
}
