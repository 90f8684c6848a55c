import {
  type Client,
  type Collection,
  DiscordAPIError,
  type Guild,
  type GuildTextBasedChannel,
  type Message,
  Status,
} from 'discord.js';
import type { Page, Shard } from '../missed/shard.js';
import { parentOf } from './_place.js';
import { seenMessage } from './_seen-message.js';

const PAGE = 100;

/** A shard of this process, as much of it as is needed to hear what it missed. */
export function gatewayShard(client: Client, shardId: number): Shard {
  return {
    name: `${shardId}/${client.options.shardCount ?? 1}`,
    isConnected: () => client.ws.shards.get(shardId)?.status === Status.Ready,
    guildIds: () => [...client.guilds.cache.filter((guild) => guild.shardId === shardId).keys()],
    places: (guildId) =>
      textChannelsOf(client.guilds.cache.get(guildId)).map((channel) => ({
        channelId: channel.id,
        ...parentOf(channel),
        lastMessageId: channel.lastMessageId,
      })),
    async messagesAfter(guildId, { channelId, messageId }, withRoles) {
      const guild = client.guilds.cache.get(guildId);
      const channel = textChannelsOf(guild).find(({ id }) => id === channelId);
      if (!guild || !channel) return null;
      try {
        const found = await channel.messages.fetch({ after: messageId, limit: PAGE, cache: false });
        if (withRoles) await rememberAuthors(guild, found);
        return pageOf(found);
      } catch (error) {
        if (error instanceof DiscordAPIError && error.status < 500) return null;
        throw error;
      }
    },
  };
}

function textChannelsOf(guild: Guild | undefined): GuildTextBasedChannel[] {
  return [...(guild?.channels.cache.values() ?? [])].filter((channel) => channel.isTextBased());
}

/** Whose roles count: over REST a message comes without its author's. */
async function rememberAuthors(guild: Guild, messages: Collection<string, Message>): Promise<void> {
  const people = messages.filter(({ author, webhookId }) => !author.bot && !webhookId);
  const unknown = new Set(people.map(({ author }) => author.id).filter((id) => !guild.members.cache.has(id)));
  if (unknown.size > 0) await guild.members.fetch({ user: [...unknown] });
}

function pageOf(messages: Collection<string, Message>): Page {
  const inOrder = [...messages.values()].toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return {
    messages: inOrder.flatMap((message) => seenMessage(message) ?? []),
    lastId: inOrder.at(-1)?.id ?? null,
    isFull: messages.size === PAGE,
  };
}
