import type { APIApplicationCommand, Snowflake } from 'discord-api-types/v10';
import type { World } from '../world.js';
import type { ApplicationState } from './state.js';

/** Where commands belong: to everyone, or to one guild. */
export interface CommandScope {
  readonly application: ApplicationState;
  readonly guildId: Snowflake | null;
}

export function commandsOf({ application, guildId }: CommandScope): readonly APIApplicationCommand[] {
  return guildId ? (application.guildCommands.get(guildId) ?? []) : application.commands;
}

export function setCommands(
  world: World,
  { application, guildId }: CommandScope,
  commands: APIApplicationCommand[],
): void {
  if (guildId) application.guildCommands.set(guildId, commands);
  else application.commands = commands;
  world.touch();
}
