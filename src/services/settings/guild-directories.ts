import type { REST } from 'discord.js';
import {
  type APIChannel,
  type APIGuildMember,
  type APIRole,
  ChannelType,
  Routes,
} from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { DirectoryChannel, DirectoryRole, GuildDirectory } from './guild-directory.js';

/** Long enough for somebody who types, short enough that a role moved a moment ago is seen. */
const keptFor = 20_000;
const mostGuilds = 500;

/** Asks Discord what a guild has. In memory there is no such list: most caches of discord.js are off or bounded. */
export class GuildDirectories {
  readonly #known = new LRUCache<string, Promise<GuildDirectory>>({ max: mostGuilds, ttl: keptFor });

  constructor(
    private readonly rest: REST,
    /** The bot's own user id. */
    private readonly ownId: () => Promise<string>,
  ) {}

  get(guildId: string): Promise<GuildDirectory> {
    return this.#known.get(guildId) ?? this.fresh(guildId);
  }

  /** Asks again, for somebody who has just mended what was in the way. */
  fresh(guildId: string): Promise<GuildDirectory> {
    const asked = this.#ask(guildId);
    this.#known.set(guildId, asked);
    asked.catch(() => this.#known.peek(guildId) === asked && this.#known.delete(guildId));
    return asked;
  }

  async #ask(guildId: string): Promise<GuildDirectory> {
    // @discordjs/rest leaves the type of an answer to its caller.
    const [roles, channels, bot] = await Promise.all([
      this.rest.get(Routes.guildRoles(guildId)) as Promise<APIRole[]>,
      this.rest.get(Routes.guildChannels(guildId)) as Promise<APIChannel[]>,
      this.#bot(guildId),
    ]);
    const own = roles.filter(({ id }) => bot.roles.includes(id)).map(({ position }) => position);
    return {
      roles: roles.filter(({ id }) => id !== guildId).map(roleOf), // the role with the guild's id is @everyone
      channels: channels.map(channelOf),
      botPosition: Math.max(0, ...own),
    };
  }

  async #bot(guildId: string): Promise<APIGuildMember> {
    return (await this.rest.get(Routes.guildMember(guildId, await this.ownId()))) as APIGuildMember;
  }
}

function roleOf({ id, name, position, managed }: APIRole): DirectoryRole {
  return { id, name, position, managed };
}

function channelOf(channel: APIChannel): DirectoryChannel {
  return { id: channel.id, name: channel.name ?? '', isCategory: channel.type === ChannelType.GuildCategory };
}
