import {
  type APIGuild,
  type APIUser,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildSystemChannelFlags,
  GuildVerificationLevel,
  Locale,
  RESTJSONErrorCodes,
  type Snowflake,
} from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { addMember } from './members.js';
import { toApiGuild } from './payloads.js';
import { addRole, EVERYONE_PERMISSIONS } from './roles.js';
import type { GuildState } from './state.js';

export interface NewGuild {
  readonly id?: Snowflake;
  readonly name: string;
  readonly owner: APIUser;
}

/** A guild with its @everyone role and its owner as first member; channels and members are added one by one. */
export function addGuild(world: World, { id = world.nextId(), name, owner }: NewGuild): GuildState {
  const guild: GuildState = {
    guild: plainGuild(id, name, owner.id),
    roles: new Map(),
    members: new Map(),
    bans: new Map(),
    scheduledEvents: new Map(),
    channelIds: new Set(),
  };
  world.state.guilds.set(id, guild);
  addRole(world, guild, { id, name: '@everyone', permissions: EVERYONE_PERMISSIONS });
  addMember(world, guild, owner);
  return guild;
}

export function getGuild(world: World, guildId: Snowflake): GuildState {
  const guild = world.state.guilds.get(guildId);
  if (!guild) throw apiError(RESTJSONErrorCodes.UnknownGuild);
  return guild;
}

export function updateGuild(
  world: World,
  guild: GuildState,
  changes: Partial<GuildState['guild']>,
): APIGuild {
  guild.guild = { ...guild.guild, ...changes };
  const data = toApiGuild(guild);
  world.touch();
  world.dispatch({ type: 'GUILD_UPDATE', guildId: data.id, data });
  return data;
}

function plainGuild(id: Snowflake, name: string, ownerId: Snowflake): GuildState['guild'] {
  return { ...untouched, features: [], emojis: [], stickers: [], id, name, owner_id: ownerId };
}

/** What Discord says of a guild in which nobody has changed a setting. */
const untouched = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  region: 'deprecated',
  afk_channel_id: null,
  afk_timeout: 300,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: GuildVerificationLevel.None,
  default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
  explicit_content_filter: GuildExplicitContentFilter.Disabled,
  mfa_level: GuildMFALevel.None,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  max_presences: null,
  max_members: 500_000,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  vanity_url_code: null,
  premium_tier: GuildPremiumTier.None,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: Locale.EnglishUS,
  nsfw_level: GuildNSFWLevel.Default,
  hub_type: null,
  incidents_data: null,
} satisfies Partial<GuildState['guild']>;
