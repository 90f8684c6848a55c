import {
  ChannelType,
  type GatewayGuildCreateDispatchData,
  GatewayIntentBits,
  type Snowflake,
} from 'discord-api-types/v10';
import type { World } from '../world.js';
import { memberOf } from './member.js';
import type { Session } from './session.js';

type Channels = GatewayGuildCreateDispatchData['channels'];
type Threads = GatewayGuildCreateDispatchData['threads'];

const THREADS: readonly ChannelType[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

/** A guild as it is told to a session that has just started, or when the bot joins. */
export function guildCreate(world: World, guildId: Snowflake, session: Session): object {
  const state = world.state.guilds.get(guildId);
  if (!state) return { id: guildId, unavailable: true };
  const channels = [...world.state.channels.values()]
    .map(({ channel }) => channel)
    .filter((channel) => 'guild_id' in channel && channel.guild_id === guildId);
  const isThread = ({ type }: { type: ChannelType }) => THREADS.includes(type);
  const large = state.members.size > session.identify.large_threshold;
  const shown = showsEverybody(session, large) ? [...state.members.keys()] : [session.application.id];
  const data: GatewayGuildCreateDispatchData = {
    ...state.guild,
    roles: [...state.roles.values()],
    joined_at: state.members.get(session.application.id)?.joined_at ?? world.clock.now().toString(),
    large,
    unavailable: false,
    member_count: state.members.size,
    members: shown.map((userId) => memberOf(world, state, userId)),
    // The lists are told apart by the channels' type, which the compiler cannot follow through a filter.
    channels: channels.filter((channel) => !isThread(channel)) as Channels,
    threads: channels.filter(isThread) as Threads,
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return data;
}

/** Without the presence intent a bot is told of itself only, and of a large guild's online members (the sandbox has none). */
function showsEverybody(session: Session, large: boolean): boolean {
  return (session.intents & GatewayIntentBits.GuildPresences) !== 0 && !large;
}
