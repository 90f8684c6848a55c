import { type APIUser, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { World } from '../world.js';
import { NO_FLAGS } from './bit-fields.js';

export interface NewUser {
  readonly id?: Snowflake;
  readonly username: string;
  readonly globalName?: string | null;
  readonly bot?: boolean;
}

export function addUser(world: World, { id = world.nextId(), username, globalName, bot }: NewUser): APIUser {
  const user: APIUser = {
    id,
    username,
    discriminator: '0',
    global_name: globalName ?? null,
    avatar: null,
    flags: NO_FLAGS,
    public_flags: NO_FLAGS,
    ...(bot ? { bot } : {}),
    primary_guild: null,
  };
  world.state.users.set(id, user);
  world.touch();
  return user;
}

export function getUser(world: World, userId: Snowflake): APIUser {
  const user = world.state.users.get(userId);
  if (!user) throw apiError(RESTJSONErrorCodes.UnknownUser);
  return user;
}

/** A user is told to its own bot only. */
export function changeUser(world: World, userId: Snowflake, changes: Partial<APIUser>): APIUser {
  const user = { ...getUser(world, userId), ...changes };
  world.state.users.set(userId, user);
  world.touch();
  world.dispatch({ type: 'USER_UPDATE', guildId: null, applicationId: userId, data: user });
  return user;
}
