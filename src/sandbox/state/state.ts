import type {
  APIApplicationCommand,
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIGuildScheduledEvent,
  APIMessage,
  APIRole,
  APIThreadMember,
  APIUser,
  Snowflake,
} from 'discord-api-types/v10';

/** All that the local Discord remembers, as plain data in the shapes of Discord's own API. It can be saved as JSON. */
export interface State {
  /** The newest id that was given out. */
  lastId: Snowflake;
  readonly users: Map<Snowflake, APIUser>;
  /** Users who accept no direct messages. */
  readonly closedDms: Set<Snowflake>;
  readonly applications: Map<Snowflake, ApplicationState>;
  readonly guilds: Map<Snowflake, GuildState>;
  /** Every channel: of guilds, threads, and DMs. */
  readonly channels: Map<Snowflake, ChannelState>;
  /** The DM of a bot and a user: `botId userId` to channel id. */
  readonly dms: Map<string, Snowflake>;
}

export interface ApplicationState {
  readonly id: Snowflake;
  name: string;
  description: string;
  readonly ownerId: Snowflake;
  /** The token of the bot user, whose id is the application's id. Reset by Discord when the identify budget is overdrawn. */
  token: string;
  /** What `GET /gateway/bot` says about starting sessions; the gateway counts it down and enforces it. */
  readonly sessionStarts: SessionStarts;
  /** Privileged intents enabled in the "developer portal", as a bit field. */
  privilegedIntents: number;
  /** Global commands. */
  commands: APIApplicationCommand[];
  /** Commands of one guild, by its id. */
  readonly guildCommands: Map<Snowflake, APIApplicationCommand[]>;
  /** Commands created in the running day: by guild id, or `global`. Discord allows 200 a day each. */
  readonly commandCreates: Map<string, { since: string; count: number }>;
  /** Users who have it on their own account; not there in states that were saved before there were such users. */
  installedBy?: Set<Snowflake>;
}

/** https://docs.discord.com/developers/events/gateway#session-start-limit-object */
export interface SessionStarts {
  total: number;
  remaining: number;
  /** When `remaining` is `total` again, as an ISO instant; null while nothing has been used. */
  resetsAt: string | null;
  maxConcurrency: number;
  /** The recommended number of shards. */
  shards: number;
}

/** A guild without what lives in maps of its own. Members and roles are kept beside it. */
export interface GuildState {
  guild: Omit<APIGuild, 'roles'>;
  readonly roles: Map<Snowflake, APIRole>;
  readonly members: Map<Snowflake, GuildMemberState>;
  readonly bans: Map<Snowflake, { reason: string | null }>;
  /** Also those that are over, as long as nobody deletes them; bounded. */
  readonly scheduledEvents: Map<Snowflake, APIGuildScheduledEvent>;
  /** Channels and threads of this guild, to be looked up in `State.channels`. */
  readonly channelIds: Set<Snowflake>;
}

/** A member without the user, who is kept once in `State.users`. */
export type GuildMemberState = Omit<APIGuildMember, 'user'>;

export interface ChannelState {
  channel: APIChannel;
  /** In a DM: the bot that takes part. Its partner is the channel's only recipient. */
  readonly botId?: Snowflake;
  /** Oldest first; bounded to the newest 1,000. */
  readonly messages: Map<Snowflake, APIMessage>;
  /** Who reacted: message id, then emoji key (`name` or `name:id`), then user ids. */
  readonly reactions: Map<Snowflake, Map<string, Set<Snowflake>>>;
  /** When each pinned message was pinned; the oldest pin first. */
  readonly pins: Map<Snowflake, string>;
  /** Only threads have members of their own. */
  readonly threadMembers: Map<Snowflake, APIThreadMember>;
}

export function createState(): State {
  return {
    lastId: '0',
    users: new Map(),
    closedDms: new Set(),
    applications: new Map(),
    guilds: new Map(),
    channels: new Map(),
    dms: new Map(),
  };
}
