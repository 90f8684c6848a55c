import type {
  APIApplicationCommand,
  APIChannel,
  APIGuild,
  APIGuildMember,
  APIMessage,
  APIRole,
  APIUser,
  Snowflake,
} from 'discord-api-types/v10';

/** All that the local Discord remembers, as plain data in the shapes of Discord's own API. It can be saved as JSON. */
export interface State {
  readonly users: Map<Snowflake, APIUser>;
  readonly applications: Map<Snowflake, ApplicationState>;
  readonly guilds: Map<Snowflake, GuildState>;
  /** Every channel: of guilds, threads, and DMs. */
  readonly channels: Map<Snowflake, ChannelState>;
}

export interface ApplicationState {
  readonly id: Snowflake;
  readonly name: string;
  /** The token of the bot user, whose id is the application's id. Reset by Discord when the identify budget is overdrawn. */
  token: string;
  /** What `GET /gateway/bot` says about starting sessions; the gateway counts it down and enforces it. */
  readonly sessionStarts: SessionStarts;
  /** Privileged intents enabled in the "developer portal", as a bit field. */
  privilegedIntents: number;
  /** Global commands, then guild commands by guild id. */
  commands: APIApplicationCommand[];
  readonly guildCommands: Map<Snowflake, APIApplicationCommand[]>;
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
  readonly joinedAt: string;
  readonly roles: Map<Snowflake, APIRole>;
  readonly members: Map<Snowflake, GuildMemberState>;
  readonly bans: Map<Snowflake, { reason: string | null }>;
}

export type GuildMemberState = Omit<APIGuildMember, 'user'>;

export interface ChannelState {
  channel: APIChannel;
  /** Oldest first; bounded to the newest 500. */
  readonly messages: Map<Snowflake, APIMessage>;
  /** Who reacted: message id, then emoji key (`name` or `name:id`), then user ids. */
  readonly reactions: Map<Snowflake, Map<string, Set<Snowflake>>>;
}
