import { container } from '@sapphire/framework';
import {
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { type CommandDefinition, recordCommands } from '../../core/command-registry/record-commands.js';
import { ownerOf } from '../../core/plugins/piece-owner.js';
import { coreScope } from '../../services/settings/core-settings.js';

/** By language. */
type Localized = Readonly<Partial<Record<string, string | null | undefined>>>;

/** Something that a member can do: a command, or one of its subcommands. */
export interface KnownCommand {
  /** The plugin that it comes with; `core` for the bot's own. */
  readonly scope: string;
  /** `reminder add`. */
  readonly name: string;
  /** What it is called in the languages that call it otherwise. */
  readonly names: Localized;
  /** In which menu it stands, of those that are no slash commands. */
  readonly kind: 'slash' | 'messageMenu' | 'memberMenu';
  readonly description: string;
  readonly descriptions: Localized;
  /** Permissions that a member needs to see it; null for everybody. */
  readonly permissions: bigint | null;
  readonly inGuildsOnly: boolean;
  /** By who has added the app to their account, also where the bot is no member. */
  readonly isBroughtAlong: boolean;
}

/** All commands that are loaded, as Discord was told of them. */
export async function knownCommands(): Promise<readonly KnownCommand[]> {
  const recorded = await recordCommands([...container.stores.get('commands').values()]);
  return recorded
    .flatMap(({ command, definition }) => partsOf(definition, ownerOf(command) ?? coreScope))
    .toSorted((a, b) => a.scope.localeCompare(b.scope) || a.name.localeCompare(b.name));
}

function partsOf(definition: CommandDefinition, scope: string): KnownCommand[] {
  const { name, default_member_permissions: permissions, contexts, integration_types: types } = definition;
  const common = {
    scope,
    permissions: permissions ? BigInt(permissions) : null,
    inGuildsOnly: contexts?.every((context) => context === InteractionContextType.Guild) ?? false,
    isBroughtAlong: types?.includes(ApplicationIntegrationType.UserInstall) ?? false,
  };
  if (!isSlash(definition)) {
    const kind = definition.type === ApplicationCommandType.User ? 'memberMenu' : 'messageMenu';
    const names = definition.name_localizations ?? {};
    return [{ ...common, name, names, kind, description: '', descriptions: {} }];
  }
  return leaves([], definition).map((leaf) => ({ ...common, kind: 'slash', ...leaf }));
}

function isSlash(
  definition: CommandDefinition,
): definition is RESTPostAPIChatInputApplicationCommandsJSONBody {
  return definition.type === undefined || definition.type === ApplicationCommandType.ChatInput;
}

interface Branch {
  readonly name: string;
  readonly name_localizations?: Localized | null | undefined;
  readonly description: string;
  readonly description_localizations?: Localized | null | undefined;
  readonly options?: readonly APIApplicationCommandOption[] | undefined;
}

/** The command itself, or the subcommands and those in groups when it has any: then it cannot be used by itself. */
function leaves(
  above: readonly Branch[],
  branch: Branch,
): Pick<KnownCommand, 'name' | 'names' | 'description' | 'descriptions'>[] {
  const path = [...above, branch];
  const below = (branch.options ?? []).filter(isBranch);
  if (below.length > 0) return below.flatMap((one) => leaves(path, one));
  const { description, description_localizations } = branch;
  const name = path.map((part) => part.name).join(' ');
  return [{ name, names: namesOf(path), description, descriptions: description_localizations ?? {} }];
}

/** What to type, in each language in which some part of it is called otherwise. */
function namesOf(path: readonly Branch[]): Localized {
  const locales = new Set(path.flatMap(({ name_localizations: names }) => Object.keys(names ?? {})));
  const called = (locale: string) => path.map((part) => localNameOf(part, locale)).join(' ');
  return Object.fromEntries([...locales].map((locale) => [locale, called(locale)]));
}

function localNameOf({ name, name_localizations: names }: Branch, locale: string): string {
  return names?.[locale] ?? name;
}

function isBranch({ type }: APIApplicationCommandOption): boolean {
  return (
    type === ApplicationCommandOptionType.Subcommand || type === ApplicationCommandOptionType.SubcommandGroup
  );
}
