import { container } from '@sapphire/framework';
import { Locale } from 'discord.js';

const locales: ReadonlySet<string> = new Set(Object.values(Locale));

/** Of discord.js's builders for commands, subcommands and options. */
interface Describable {
  setDescription(text: string): this;
  setDescriptionLocalization(locale: Locale, text: string): this;
}

/**
 * Gives a command or an option its description, in each language that has one.
 *
 * @example command.addStringOption((what) => described(what.setName('what'), 'reminders.command.what'))
 */
export function described<Builder extends Describable>(builder: Builder, key: string): Builder {
  const { i18n } = container;
  builder.setDescription(i18n.wordsFor(Locale.EnglishUS)(key));
  for (const locale of i18n.locales.filter(isDiscords)) {
    builder.setDescriptionLocalization(locale, i18n.wordsFor(locale)(key));
  }
  return builder;
}

/** A language that Discord does not have would make it refuse all commands. */
function isDiscords(locale: string): locale is Locale {
  return locales.has(locale);
}
