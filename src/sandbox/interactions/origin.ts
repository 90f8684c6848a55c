import type { APIUser, Locale } from 'discord-api-types/v10';
import { guildIdOf } from '../state/channel-kinds.js';
import type { ApplicationState, ChannelState, GuildState } from '../state/state.js';
import type { World } from '../world.js';

/** Who uses something of which bot, and where. */
export interface Origin {
  readonly application: ApplicationState;
  readonly user: APIUser;
  readonly locale: `${Locale}`;
  readonly channel: ChannelState;
}

export function guildOf(world: World, { channel }: ChannelState): GuildState | undefined {
  return world.state.guilds.get(guildIdOf(channel) ?? '');
}
