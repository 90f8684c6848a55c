import {
  type GatewayGuildCreateDispatchData,
  GatewayIntentBits,
  type Snowflake,
} from 'discord-api-types/v10';
import { isGuildChannel, isThread } from '../state/channel-kinds.js';
import { channelsOf, toApiGuild, toApiMember } from '../state/payloads.js';
import { listScheduledEvents } from '../state/scheduled-events.js';
import type { World } from '../world.js';
import type { Session } from './session.js';

/** A guild as it is told to a session that has just started, or when the bot joins. */
export function guildCreate(
  world: World,
  guildId: Snowflake,
  { application, identify, intents }: Session,
): GatewayGuildCreateDispatchData {
  const guild = world.state.guilds.get(guildId);
  if (!guild) throw new Error(`There is no guild ${guildId}`);
  const channels = channelsOf(world, guild).map(({ channel }) => channel);
  const large = guild.members.size > identify.large_threshold;
  const shown = showsEverybody(intents, large) ? [...guild.members.keys()] : [application.id];
  return {
    ...toApiGuild(guild),
    joined_at: guild.members.get(application.id)?.joined_at ?? '',
    large,
    unavailable: false,
    member_count: guild.members.size,
    members: shown.flatMap((id) => toApiMember(world, guild, id) ?? []),
    channels: channels.filter(isGuildChannel),
    threads: channels.filter(isThread).filter((thread) => !thread.thread_metadata?.archived),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: listScheduledEvents(world, guild),
    soundboard_sounds: [],
  };
}

/** Without the presence intent a bot is told of itself only; of a large guild, of those who are online (nobody, here). */
function showsEverybody(intents: number, large: boolean): boolean {
  return (intents & GatewayIntentBits.GuildPresences) !== 0 && !large;
}
