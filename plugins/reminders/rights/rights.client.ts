import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  ChannelType,
  RESTJSONErrorCodes as Code,
  DiscordAPIError,
  type REST,
  Routes,
} from 'discord.js';
import type { ChannelRights, GuildRights, MemberRights, Overwrite } from '../domain/rights/permissions-in.js';

/** Of one request. */
const TIMEOUT_MILLISECONDS = 5_000;

/** Asks Discord what roles, channels and members may, by REST, so that any process can. Null when it does not say. */
export class RightsClient {
  constructor(private readonly rest: REST) {}

  async guild(guildId: string): Promise<GuildRights | null> {
    const guild = (await this.#get(Routes.guild(guildId))) as APIGuild | null;
    if (!guild) return null;
    const roles = new Map(guild.roles.map(({ id, permissions }) => [id, BigInt(permissions)]));
    const mentionable = new Set(guild.roles.filter((role) => role.mentionable).map(({ id }) => id));
    return { id: guild.id, ownerId: guild.owner_id, roles, mentionable };
  }

  /** A thread has the overwrites of its channel. */
  async channel(channelId: string): Promise<ChannelRights | null> {
    const channel = (await this.#get(Routes.channel(channelId))) as APIChannel | null;
    if (!channel || !('guild_id' in channel) || !channel.guild_id) return null;
    const { guild_id: guildId, type } = channel;
    const isThread = 'thread_metadata' in channel;
    const place =
      isThread && channel.parent_id ? await this.#get(Routes.channel(channel.parent_id)) : channel;
    if (!place) return null;
    const thread = isThread ? (type === ChannelType.PrivateThread ? 'private' : 'public') : null;
    return { guildId, overwrites: overwritesOf(place), thread };
  }

  /** False when they are not in the guild. */
  async member(guildId: string, userId: string): Promise<MemberRights | false | null> {
    const absent = [Code.UnknownMember, Code.UnknownUser];
    const member = (await this.#get(Routes.guildMember(guildId, userId), absent)) as
      | APIGuildMember
      | false
      | null;
    if (!member) return member;
    const until = member.communication_disabled_until ?? null;
    return {
      id: userId,
      roleIds: member.roles,
      timedOutUntil: until === null ? null : Temporal.Instant.from(until),
    };
  }

  async isInThread(threadId: string, userId: string): Promise<boolean | null> {
    const member = await this.#get(Routes.threadMembers(threadId, userId), [Code.UnknownMember]);
    return member === null ? null : member !== false;
  }

  async #get(route: `/${string}`, noes: readonly number[] = []): Promise<unknown> {
    try {
      return await this.rest.get(route, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
    } catch (error) {
      // Whatever else went wrong says nothing of what somebody may.
      return error instanceof DiscordAPIError && noes.includes(Number(error.code)) ? false : null;
    }
  }
}

function overwritesOf(channel: unknown): Overwrite[] {
  const { permission_overwrites: overwrites = [] } = channel as { permission_overwrites?: APIOverwrite[] };
  return overwrites.map(({ id, allow, deny }) => ({ id, allow: BigInt(allow), deny: BigInt(deny) }));
}
