import {
  type APIChannel,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  OverwriteType,
  PermissionFlagsBits as Permission,
  type Snowflake,
} from 'discord-api-types/v10';
import { guildIdOf, isThread, isVoice } from './state/channel-kinds.js';
import type { ChannelState, GuildState } from './state/state.js';
import type { World } from './world.js';

/** Every permission that exists. */
export const ALL_PERMISSIONS = Object.values(Permission).reduce((all, bit) => all | bit, 0n);

/** What a member in time-out keeps. */
const TIMED_OUT = Permission.ViewChannel | Permission.ReadMessageHistory;

/** What nobody may do where nobody may write. */
const NEEDS_SEND_MESSAGES =
  Permission.MentionEveryone | Permission.SendTTSMessages | Permission.AttachFiles | Permission.EmbedLinks;

/**
 * What a user may do in a guild, as a bit field: 0 for strangers.
 * @see {@link https://discord.com/developers/docs/topics/permissions}
 */
export function guildPermissions(world: World, guild: GuildState, userId: Snowflake): bigint {
  const base = basePermissions(guild, userId);
  return base === ALL_PERMISSIONS ? base : withTimeout(world, guild, userId, base);
}

/** What a user may do in a channel: roles, then overwrites, then what one denied permission denies with it. */
export function channelPermissions(world: World, state: ChannelState, userId: Snowflake): bigint {
  const { channel, botId } = state;
  const guildId = guildIdOf(channel);
  if (!guildId) return isDmPartner(channel, botId, userId) ? ALL_PERMISSIONS : 0n;
  const guild = world.state.guilds.get(guildId);
  if (!guild) return 0n;
  const base = basePermissions(guild, userId);
  if (base === ALL_PERMISSIONS) return base;
  const withOverwrites = applyOverwrites(base, guild, userId, overwritesOf(world, channel));
  if (isHiddenThread(state, userId, withOverwrites)) return 0n;
  return withTimeout(world, guild, userId, withImplicitDenies(channel, withOverwrites));
}

/** True if `bits` holds all of `permissions`. */
export function holds(bits: bigint, ...permissions: readonly bigint[]): boolean {
  return permissions.every((permission) => (bits & permission) === permission);
}

/** True if the user's highest role stands above the role. The owner stands above all. */
export function outranksRole(guild: GuildState, userId: Snowflake, role: APIRole): boolean {
  return guild.guild.owner_id === userId || compareRoles(highestRole(guild, userId), role) > 0;
}

/** True if the user may moderate the other: nobody may touch the owner or an equal. */
export function outranksMember(guild: GuildState, userId: Snowflake, otherId: Snowflake): boolean {
  if (guild.guild.owner_id === otherId) return false;
  return outranksRole(guild, userId, highestRole(guild, otherId));
}

function isDmPartner(channel: APIChannel, botId: Snowflake | undefined, userId: Snowflake): boolean {
  return (
    userId === botId || ('recipients' in channel && !!channel.recipients?.some(({ id }) => id === userId))
  );
}

/** A private thread shows itself to its members, and to those who manage threads. */
function isHiddenThread({ channel, threadMembers }: ChannelState, userId: Snowflake, bits: bigint): boolean {
  if (channel.type !== ChannelType.PrivateThread || threadMembers.has(userId)) return false;
  return !holds(bits, Permission.ManageThreads);
}

function basePermissions(guild: GuildState, userId: Snowflake): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.guild.owner_id === userId) return ALL_PERMISSIONS;
  const bits = [guild.guild.id, ...member.roles].reduce((sum, id) => sum | roleBits(guild, id), 0n);
  return holds(bits, Permission.Administrator) ? ALL_PERMISSIONS : bits;
}

function roleBits(guild: GuildState, roleId: Snowflake): bigint {
  return BigInt(guild.roles.get(roleId)?.permissions ?? 0);
}

/** Threads have no overwrites of their own: their parent's count. */
function overwritesOf(world: World, channel: APIChannel): readonly APIOverwrite[] {
  const owner = isThread(channel) ? world.state.channels.get(channel.parent_id ?? '')?.channel : channel;
  return (owner && 'permission_overwrites' in owner && owner.permission_overwrites) || [];
}

function applyOverwrites(
  base: bigint,
  guild: GuildState,
  userId: Snowflake,
  overwrites: readonly APIOverwrite[],
): bigint {
  const roles = new Set(guild.members.get(userId)?.roles);
  const everyone = overwrites.filter(({ id }) => id === guild.guild.id);
  const ofRoles = overwrites.filter(({ id, type }) => type === OverwriteType.Role && roles.has(id));
  const ofMember = overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === userId);
  return [everyone, ofRoles, ofMember].reduce(applyLevel, base);
}

/** Within one level an allow wins over a deny. */
function applyLevel(bits: bigint, level: readonly APIOverwrite[]): bigint {
  const deny = level.reduce((sum, overwrite) => sum | BigInt(overwrite.deny), 0n);
  const allow = level.reduce((sum, overwrite) => sum | BigInt(overwrite.allow), 0n);
  return (bits & ~deny) | allow;
}

function withImplicitDenies(channel: APIChannel, bits: bigint): bigint {
  if (!holds(bits, Permission.ViewChannel)) return 0n;
  if (isVoice(channel) && !holds(bits, Permission.Connect)) return Permission.ViewChannel;
  const mayWrite = isThread(channel) ? Permission.SendMessagesInThreads : Permission.SendMessages;
  return holds(bits, mayWrite) ? bits : bits & ~NEEDS_SEND_MESSAGES;
}

function withTimeout(world: World, guild: GuildState, userId: Snowflake, bits: bigint): bigint {
  const until = guild.members.get(userId)?.communication_disabled_until;
  if (!until) return bits;
  const isOver = Temporal.Instant.compare(Temporal.Instant.from(until), world.clock.now()) <= 0;
  return isOver ? bits : bits & TIMED_OUT;
}

function highestRole(guild: GuildState, userId: Snowflake): APIRole {
  const everyone = guild.roles.get(guild.guild.id);
  if (!everyone) throw new Error(`guild ${guild.guild.id} has no @everyone role`);
  const roles = (guild.members.get(userId)?.roles ?? []).flatMap((id) => guild.roles.get(id) ?? []);
  return roles.reduce((highest, role) => (compareRoles(role, highest) > 0 ? role : highest), everyone);
}

/** Of two roles in the same position, the older one stands higher. */
function compareRoles(a: APIRole, b: APIRole): number {
  if (a.position !== b.position) return a.position - b.position;
  return Number(BigInt(b.id) - BigInt(a.id));
}
