import { container } from '@sapphire/framework';
import { type APIApplicationCommandOptionChoice, Locale } from 'discord-api-types/v10';

/**
 * A choice of an option, named in every language that the bot speaks.
 *
 * @example option.addChoices(describedChoice('skip', 'reminders.late.skip'))
 */
export function describedChoice<Value extends string>(
  value: Value,
  key: string,
): APIApplicationCommandOptionChoice<Value> {
  const { i18n } = container;
  const known: ReadonlySet<string> = new Set(Object.values(Locale));
  const names = i18n.locales
    .filter((locale) => known.has(locale))
    .map((locale) => [locale, i18n.wordsFor(locale)(key)] as const);
  return { name: i18n.wordsFor(Locale.EnglishUS)(key), value, name_localizations: Object.fromEntries(names) };
}
