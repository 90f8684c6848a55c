/** The parts of a command definition that count towards its size, at every level. */
interface Sized {
  readonly name: string;
  readonly name_localizations?: Localized;
  readonly description?: string | null | undefined;
  readonly description_localizations?: Localized;
  readonly value?: string | number;
  readonly options?: readonly Sized[] | null | undefined;
  readonly choices?: readonly Sized[] | null | undefined;
}

type Localized = Partial<Record<string, string>> | null | undefined;

/**
 * The size of a command with its options and choices. Of a localized text the longest counts.
 * @see {@link https://discord.com/developers/docs/interactions/application-commands#slash-commands}
 */
export function countCharacters(part: Sized): number {
  const own =
    longest(part.name, part.name_localizations) + longest(part.description, part.description_localizations);
  const value = part.value === undefined ? 0 : String(part.value).length;
  const nested = [...(part.options ?? []), ...(part.choices ?? [])];
  return nested.reduce((sum, child) => sum + countCharacters(child), own + value);
}

function longest(text: string | null | undefined, localized: Localized): number {
  return Math.max(...[text, ...Object.values(localized ?? {})].map((one) => one?.length ?? 0));
}
