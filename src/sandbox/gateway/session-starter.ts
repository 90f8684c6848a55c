import {
  GatewayCloseCodes,
  GatewayOpcodes,
  type GatewayReadyDispatchData,
  type Snowflake,
} from 'discord-api-types/v10';
import { findApplicationByToken } from '../state/applications.js';
import type { ApplicationState } from '../state/state.js';
import type { World } from '../world.js';
import { applicationFlags } from './application-flags.js';
import type { Identify } from './frame.js';
import { IdentifyBuckets } from './identify-buckets.js';
import { disallowedIntents, isIntended, unknownIntents } from './intents.js';
import { introduceGuilds } from './introduce-guilds.js';
import type { GatewayLimits } from './limits.js';
import { Session } from './session.js';
import { countSessionStart } from './session-starts.js';
import type { Sessions } from './sessions.js';
import { shardOf } from './shard.js';
import type { GatewaySocket } from './socket.js';

/** https://docs.discord.com/developers/events/gateway#sharding */
const MOST_GUILDS_PER_SHARD = 2_500;

/** Answers IDENTIFY: refuses it with the right code, or starts a session and tells it all it needs to know. */
export class SessionStarter {
  readonly #buckets: IdentifyBuckets;

  constructor(
    private readonly world: World,
    private readonly sessions: Sessions,
    private readonly limits: GatewayLimits,
    private readonly resumeUrl: () => string,
  ) {
    this.#buckets = new IdentifyBuckets(world.hostClock, limits.identifyIntervalMs);
  }

  authenticate(token: string): ApplicationState | undefined {
    return findApplicationByToken(this.world, token.replace(/^Bot /, ''));
  }

  start(socket: GatewaySocket, identify: Identify): Session | null {
    const application = this.authenticate(identify.token);
    const refusal = this.#refusal(application, identify);
    if (refusal || !application) {
      socket.close(refusal ?? GatewayCloseCodes.AuthenticationFailed);
      return null;
    }
    if (!this.#buckets.take(application, identify.shard[0])) {
      socket.sendOpcode(GatewayOpcodes.InvalidSession, false);
      return null;
    }
    const withinBudget = countSessionStart(application, this.world.clock.now());
    this.world.touch();
    if (!withinBudget) {
      this.#endAll(application, socket);
      return null;
    }
    return this.#welcome(new Session(application, identify, socket, this.limits));
  }

  #refusal(application: ApplicationState | undefined, identify: Identify): GatewayCloseCodes | null {
    const [shardId, shardCount] = identify.shard;
    if (!application) return GatewayCloseCodes.AuthenticationFailed;
    if (shardId >= shardCount) return GatewayCloseCodes.InvalidShard;
    if (unknownIntents(identify.intents)) return GatewayCloseCodes.InvalidIntents;
    if (disallowedIntents(identify.intents, application.privilegedIntents)) {
      return GatewayCloseCodes.DisallowedIntents;
    }
    const guilds = this.#guildsOf(application, shardId, shardCount);
    return guilds.length > MOST_GUILDS_PER_SHARD ? GatewayCloseCodes.ShardingRequired : null;
  }

  /** The daily budget is overdrawn: the token is void, and with it every session. */
  #endAll(application: ApplicationState, socket: GatewaySocket): void {
    socket.close(GatewayCloseCodes.AuthenticationFailed);
    for (const session of [...this.sessions]) {
      if (session.application !== application) continue;
      session.socket?.close(GatewayCloseCodes.AuthenticationFailed);
      this.sessions.end(session);
    }
  }

  #welcome(session: Session): Session {
    const { application } = session;
    const user = this.world.state.users.get(application.id);
    if (!user) throw new Error(`Application ${application.id} has no bot user`);
    const guildIds = this.#guildsOf(application, session.shardId, session.shardCount);
    const ready: GatewayReadyDispatchData = {
      v: 10,
      user,
      guilds: guildIds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.resumeUrl(),
      shard: [session.shardId, session.shardCount],
      application: { id: application.id, ...applicationFlags(application.privilegedIntents) },
    };
    session.send('READY', ready);
    this.sessions.add(session);
    if (isIntended(session.intents, 'GUILD_CREATE', true)) {
      void introduceGuilds(this.world, session, guildIds);
    }
    return session;
  }

  #guildsOf(application: ApplicationState, shardId: number, shardCount: number): Snowflake[] {
    return [...this.world.state.guilds]
      .filter(([id, { members }]) => members.has(application.id) && shardOf(id, shardCount) === shardId)
      .map(([id]) => id);
  }
}
