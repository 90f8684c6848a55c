/** As Discord numbers them: https://docs.discord.com/developers/topics/permissions */
const bit = (number: number) => 1n << BigInt(number);
const ADMINISTRATOR = bit(3);
const VIEW_CHANNEL = bit(10);
const SEND_MESSAGES = bit(11);
const MENTION_EVERYONE = bit(17);
const MANAGE_THREADS = bit(34);
const SEND_IN_THREADS = bit(38);

const ALL = (1n << 64n) - 1n;

export interface GuildRights {
  readonly id: string;
  readonly ownerId: string;
  /** What each role gives, by its id; the role of everybody has the id of the guild. */
  readonly roles: ReadonlyMap<string, bigint>;
  /** Roles that everybody may mention. */
  readonly mentionable: ReadonlySet<string>;
}

export interface ChannelRights {
  readonly guildId: string;
  readonly overwrites: readonly Overwrite[];
  /** Of a thread, whose overwrites are those of its channel. */
  readonly thread: 'public' | 'private' | null;
}

export interface Overwrite {
  /** Of a role or of a member. */
  readonly id: string;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface MemberRights {
  readonly id: string;
  readonly roleIds: readonly string[];
  /** Who is timed out may read, and nothing else. */
  readonly timedOutUntil: Temporal.Instant | null;
}

/** What somebody can want to do in a channel. */
export type Deed = 'see' | 'write' | 'mention everyone';

/** Whether everybody may, so that nobody has to be looked up. */
export function mayEverybody(deed: Deed, guild: GuildRights, channel: ChannelRights): boolean {
  const needed = bitsFor(deed, channel);
  if (channel.thread === 'private' || channel.overwrites.some(({ deny }) => (deny & needed) !== 0n))
    return false;
  return has(ofEverybody(guild, channel), needed);
}

export function mayMember(
  deed: Deed,
  guild: GuildRights,
  channel: ChannelRights,
  member: MemberRights,
  now: Temporal.Instant,
): boolean {
  const permissions = permissionsIn(guild, channel, member);
  if (permissions === ALL) return true;
  const { timedOutUntil } = member;
  const isTimedOut = timedOutUntil !== null && Temporal.Instant.compare(timedOutUntil, now) > 0;
  return (deed === 'see' || !isTimedOut) && has(permissions, bitsFor(deed, channel));
}

/** Whether somebody reads all private threads of a channel without being in them. */
export function managesThreads(guild: GuildRights, channel: ChannelRights, member: MemberRights): boolean {
  return has(permissionsIn(guild, channel, member), MANAGE_THREADS);
}

function bitsFor(deed: Deed, { thread }: ChannelRights): bigint {
  const write = VIEW_CHANNEL | (thread ? SEND_IN_THREADS : SEND_MESSAGES);
  return { see: VIEW_CHANNEL, write, 'mention everyone': write | MENTION_EVERYONE }[deed];
}

/** First what the roles give, then the overwrites of everybody, of the roles together, and of the member. */
function permissionsIn(guild: GuildRights, channel: ChannelRights, { id, roleIds }: MemberRights): bigint {
  if (id === guild.ownerId) return ALL;
  const given = [guild.id, ...roleIds].reduce((sum, role) => sum | (guild.roles.get(role) ?? 0n), 0n);
  if (has(given, ADMINISTRATOR)) return ALL;
  const own = roleIds.filter((role) => role !== guild.id);
  return [[guild.id], own, [id]].reduce((sum, ids) => overwritten(sum, channel, ids), given);
}

function ofEverybody(guild: GuildRights, channel: ChannelRights): bigint {
  return overwritten(guild.roles.get(guild.id) ?? 0n, channel, [guild.id]);
}

function overwritten(given: bigint, { overwrites }: ChannelRights, ids: readonly string[]): bigint {
  const own = overwrites.filter(({ id }) => ids.includes(id));
  const denied = own.reduce((sum, { deny }) => sum | deny, 0n);
  const allowed = own.reduce((sum, { allow }) => sum | allow, 0n);
  return (given & ~denied) | allowed;
}

function has(permissions: bigint, needed: bigint): boolean {
  return (permissions & needed) === needed;
}
