import {
  AllowedMentionsTypes,
  type APIUser,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { channelPermissions, holds } from '../permissions.js';
import type { AllowedMentions } from '../schema/message-body.js';
import type { World } from '../world.js';
import { guildIdOf } from './channel-kinds.js';
import type { ChannelState } from './state.js';

/** Who a message pings. */
export interface Mentions {
  readonly mentions: APIUser[];
  readonly mention_roles: Snowflake[];
  readonly mention_everyone: boolean;
}

export interface MentionSource {
  readonly channel: ChannelState;
  readonly authorId: Snowflake;
  /** All texts that may ping. */
  readonly text: string;
  /** What the client allows: absent means Discord's default for this kind of message. */
  readonly allowed: AllowedMentions;
  /** The author of the message that is answered. */
  readonly repliedTo: APIUser | undefined;
}

/** Regular messages ping everything that they name, when the client says nothing. */
export const ALL_MENTIONS: AllowedMentions = {
  parse: Object.values(AllowedMentionsTypes),
  replied_user: true,
};
/** Answers to interactions and webhooks ping users only. */
export const USER_MENTIONS: AllowedMentions = { parse: [AllowedMentionsTypes.User] };

/** @see {@link https://discord.com/developers/docs/resources/message#allowed-mentions-object} */
export function findMentions(world: World, source: MentionSource): Mentions {
  const text = withoutCode(source.text);
  const bits = channelPermissions(world, source.channel, source.authorId);
  const isInGuild = guildIdOf(source.channel.channel) !== null;
  const mayPingAll = isInGuild && holds(bits, Permission.MentionEveryone);
  const isEveryoneAllowed = mayPingAll && allows(source.allowed, AllowedMentionsTypes.Everyone);
  return {
    mentions: mentionedUsers(world, text, source),
    mention_roles: mentionedRoles(world, text, source, mayPingAll),
    mention_everyone: isEveryoneAllowed && /@(everyone|here)\b/.test(text),
  };
}

function mentionedUsers(world: World, text: string, { allowed, repliedTo }: MentionSource): APIUser[] {
  const named = idsIn(text, /<@!?(\d+)>/g).filter((id) =>
    isAllowed(allowed, AllowedMentionsTypes.User, id, allowed.users),
  );
  const users = new Map(
    named.flatMap((id) => world.state.users.get(id) ?? []).map((user) => [user.id, user]),
  );
  if (repliedTo && allowed.replied_user) users.set(repliedTo.id, repliedTo);
  return [...users.values()];
}

function mentionedRoles(world: World, text: string, source: MentionSource, mayPingAll: boolean): Snowflake[] {
  const guild = world.state.guilds.get(guildIdOf(source.channel.channel) ?? '');
  return idsIn(text, /<@&(\d+)>/g).filter((id) => {
    const role = guild?.roles.get(id);
    const isPingable = role?.mentionable || mayPingAll;
    return (
      role && isPingable && isAllowed(source.allowed, AllowedMentionsTypes.Role, id, source.allowed.roles)
    );
  });
}

/** What stands in code is shown, not pinged. */
function withoutCode(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
}

function idsIn(text: string, pattern: RegExp): Snowflake[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}

function allows(allowed: AllowedMentions, kind: AllowedMentionsTypes): boolean {
  return !!allowed.parse?.includes(kind);
}

function isAllowed(
  allowed: AllowedMentions,
  kind: AllowedMentionsTypes,
  id: Snowflake,
  listed: readonly Snowflake[] | undefined,
): boolean {
  return allows(allowed, kind) || !!listed?.includes(id);
}
