import type { Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import { guildCreate } from './guild-create.js';
import type { Session } from './session.js';

/** Tells a new session of its guilds, as fast as its client reads: thousands at once would fill the memory. */
export async function introduceGuilds(
  world: World,
  session: Session,
  guildIds: readonly Snowflake[],
): Promise<void> {
  for (const id of guildIds) {
    await session.socket?.room();
    const isMember = world.state.guilds.get(id)?.members.has(session.application.id);
    if (isMember) session.send('GUILD_CREATE', guildCreate(world, id, session));
  }
}
