import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationIntegrationType,
} from 'discord-api-types/v10';
import type { CommandBody } from '../schema/command-body.js';
import type { World } from '../world.js';
import type { CommandScope } from './command-scope.js';

/** A command without what Discord gives it. */
export type CommandDefinition = Omit<APIApplicationCommand, 'id' | 'version'>;

/** The definition as Discord keeps it, with its defaults. */
export function toDefinition({ application, guildId }: CommandScope, body: CommandBody): CommandDefinition {
  const permissions = body.default_member_permissions;
  return {
    application_id: application.id,
    type: body.type,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: body.description ?? '',
    description_localizations:
      ('description_localizations' in body && body.description_localizations) || null,
    default_member_permissions: permissions == null ? null : String(permissions),
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
    contexts: body.contexts ?? null,
    nsfw: body.nsfw ?? false,
    ...('options' in body && body.options?.length ? { options: toApiOptions(body.options) } : {}),
    ...(guildId ? { guild_id: guildId } : { dm_permission: body.dm_permission ?? true }),
  };
}

/** The command that the definition makes of a known one: the very same when nothing changed, else in a new version. */
export function withDefinition(
  world: World,
  known: APIApplicationCommand | undefined,
  definition: CommandDefinition,
): APIApplicationCommand {
  if (known && isDeepStrictEqual({ ...definition, id: known.id, version: known.version }, known))
    return known;
  return { ...definition, id: known?.id ?? world.nextId(), version: world.nextId() };
}

/** Discord leaves out what is null or false. */
function toApiOptions(options: object): APIApplicationCommandOption[] {
  const text = JSON.stringify(options, (_key, value) =>
    value === null || value === false ? undefined : value,
  );
  return JSON.parse(text); // the schema holds the body to Discord's shapes
}
