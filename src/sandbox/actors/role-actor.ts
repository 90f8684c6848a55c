import type { APIRole, Snowflake } from 'discord-api-types/v10';
import type { GuildState } from '../state/state.js';
import { ActorError } from './actor-error.js';

/** A role, as far as a test passes it on. */
export interface RoleActor {
  readonly id: Snowflake;
}

/** A role of the guild, by itself or by name. */
export function findRole(guild: GuildState, wanted: RoleActor | string): APIRole {
  const roles = [...guild.roles.values()];
  const role = roles.find(({ id, name }) =>
    typeof wanted === 'string' ? name === wanted : id === wanted.id,
  );
  if (role) return role;
  const shown = typeof wanted === 'string' ? wanted : wanted.id;
  const known = roles.map(({ name }) => name).join(', ');
  throw new ActorError(`${guild.guild.name} has no role "${shown}". It has: ${known}.`);
}
