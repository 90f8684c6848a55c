import type { Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import { guildIdOf } from './channel-kinds.js';
import { tell } from './messages.js';
import { toApiMember } from './payloads.js';
import type { ChannelState } from './state.js';

/** Tells that a user is typing; nothing is kept. */
export function showTyping(world: World, channel: ChannelState, userId: Snowflake): void {
  const guild = world.state.guilds.get(guildIdOf(channel.channel) ?? '');
  const member = guild && toApiMember(world, guild, userId);
  tell(world, 'TYPING_START', channel, {
    user_id: userId,
    timestamp: Math.floor(world.clock.now().epochMilliseconds / 1000),
    ...(member ? { member } : {}),
  });
}
