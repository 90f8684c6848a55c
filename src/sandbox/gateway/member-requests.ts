import {
  type APIGuildMember,
  type GatewayGuildMembersChunkDispatchData,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayRateLimitedRequestGuildMembersDispatchData,
  type Snowflake,
} from 'discord-api-types/v10';
import { toApiMember } from '../state/payloads.js';
import type { GuildState } from '../state/state.js';
import type { World } from '../world.js';
import type { RequestGuildMembers } from './frame.js';
import type { Session } from './session.js';

const CHUNK = 1_000;
/** All members of a guild may be asked for once in this time. */
const ALL_MEMBERS_EVERY_MS = 30_000;

/** Answers REQUEST_GUILD_MEMBERS. https://docs.discord.com/developers/events/gateway-events#request-guild-members */
export class MemberRequests {
  readonly #lastFull = new Map<string, number>();

  constructor(private readonly world: World) {}

  answer(session: Session, request: RequestGuildMembers): void {
    const guild = this.world.state.guilds.get(request.guild_id);
    if (!guild?.members.has(session.application.id)) return;
    const everybody = request.query === '' && request.limit === 0;
    if (everybody && !(session.intents & GatewayIntentBits.GuildMembers)) return; // Discord does not answer either
    const wait = everybody ? this.#waitForAll(session, request.guild_id) : 0;
    if (wait > 0) tellToWait(session, request, wait);
    else sendChunks(session, request, this.#find(guild, request), guild);
  }

  #find(guild: GuildState, request: RequestGuildMembers): APIGuildMember[] {
    const ids = request.user_ids?.filter((id) => guild.members.has(id)) ?? [...guild.members.keys()];
    const members = ids.flatMap((id) => toApiMember(this.world, guild, id) ?? []);
    if (request.user_ids || request.query === '') return members.slice(0, request.limit || undefined);
    const prefix = (request.query ?? '').toLowerCase();
    const matches = ({ nick, user }: APIGuildMember) =>
      [nick, user.username, user.global_name].some((name) => name?.toLowerCase().startsWith(prefix));
    return members.filter(matches).slice(0, request.limit || 100);
  }

  /** Milliseconds until the guild's whole list may be asked for again; 0 counts as asking now. */
  #waitForAll(session: Session, guildId: Snowflake): number {
    const key = `${session.application.id}:${guildId}`;
    const now = this.world.hostClock.now().epochMilliseconds;
    const wait = (this.#lastFull.get(key) ?? Number.NEGATIVE_INFINITY) + ALL_MEMBERS_EVERY_MS - now;
    if (wait > 0) return wait;
    this.#lastFull.set(key, now);
    return 0;
  }
}

function tellToWait(session: Session, { guild_id, nonce }: RequestGuildMembers, wait: number): void {
  const data: GatewayRateLimitedRequestGuildMembersDispatchData = {
    opcode: GatewayOpcodes.RequestGuildMembers,
    retry_after: wait / 1_000,
    meta: { guild_id, ...(nonce !== undefined && { nonce }) },
  };
  session.send('RATE_LIMITED', data);
}

function sendChunks(
  session: Session,
  { guild_id, user_ids, nonce, presences }: RequestGuildMembers,
  members: readonly APIGuildMember[],
  guild: GuildState,
): void {
  const unknown = user_ids?.filter((id) => !guild.members.has(id)) ?? [];
  const count = Math.max(1, Math.ceil(members.length / CHUNK));
  for (let index = 0; index < count; index += 1) {
    const data: GatewayGuildMembersChunkDispatchData = {
      guild_id,
      members: members.slice(index * CHUNK, (index + 1) * CHUNK),
      chunk_index: index,
      chunk_count: count,
      ...(unknown.length > 0 && { not_found: unknown }),
      ...(presences && { presences: [] }), // nobody is online in the sandbox
      ...(nonce !== undefined && Buffer.byteLength(nonce) <= 32 && { nonce }),
    };
    session.send('GUILD_MEMBERS_CHUNK', data);
  }
}
