import { container } from 'alphapy';
import { type ContextMenuCommandBuilder, Locale } from 'discord.js';

const locales: ReadonlySet<string> = new Set(Object.values(Locale));

/** Gives an entry of a menu its name, in each language that has one. */
export function namedMenu(menu: ContextMenuCommandBuilder, key: string): ContextMenuCommandBuilder {
  const { i18n } = container;
  menu.setName(i18n.wordsFor(Locale.EnglishUS)(key));
  for (const locale of i18n.locales)
    if (locales.has(locale)) menu.setNameLocalization(locale as Locale, i18n.wordsFor(locale)(key));
  return menu;
}
