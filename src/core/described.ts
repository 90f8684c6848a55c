import { container } from '@sapphire/framework';
import { Locale } from 'discord.js';

const locales: ReadonlySet<string> = new Set(Object.values(Locale));

/** Of discord.js's builders for commands, subcommands and options. */
interface Describable {
  readonly name: string;
  setNameLocalization(locale: Locale, name: string): this;
  setDescription(text: string): this;
  setDescriptionLocalization(locale: Locale, text: string): this;
}

/**
 * Gives a command, a subcommand or an option that has its name already its description in each language, and its name in
 * those that call it otherwise: under `commandNames` of the plugin's texts, by the English name.
 *
 * @example command.addStringOption((what) => described(what.setName('what'), 'reminders.command.what'))
 */
export function described<Builder extends Describable>(builder: Builder, key: string): Builder {
  const { i18n } = container;
  const [plugin] = key.split('.', 1);
  builder.setDescription(i18n.wordsFor(Locale.EnglishUS)(key));
  for (const locale of i18n.locales.filter(isDiscords)) {
    builder.setDescriptionLocalization(locale, i18n.wordsFor(locale)(key));
    const name = i18n.textIn(locale, `${plugin}.commandNames.${builder.name}`);
    if (name) builder.setNameLocalization(locale, name);
  }
  return builder;
}

/** A language that Discord does not have would make it refuse all commands. */
function isDiscords(locale: string): locale is Locale {
  return locales.has(locale);
}
