import type { Locale } from 'discord-api-types/v10';

/** A command, a part of one, or a choice. */
interface Named {
  readonly name: string;
  readonly name_localizations?: Localized;
}

interface Described extends Named {
  readonly description: string;
  readonly description_localizations?: Localized;
}

type Localized = Readonly<Partial<Record<Locale, string | null>>> | null | undefined;

/** What the client of somebody with this language shows. */
export function localName({ name, name_localizations }: Named, locale: `${Locale}`): string {
  return name_localizations?.[locale] || name;
}

export function localDescription(
  { description, description_localizations }: Described,
  locale: `${Locale}`,
): string {
  return description_localizations?.[locale] || description;
}

/** Whether somebody with this language may mean it: by the name that they see, or as scripts write it. */
export function isCalled(part: Named, typed: string, locale: `${Locale}`): boolean {
  return part.name === typed || localName(part, locale) === typed;
}
