import { container } from '@sapphire/framework';

interface Described {
  setDescription(text: string): unknown;
  setDescriptionLocalizations(texts: { readonly nl: string }): unknown;
  setNameLocalizations(names: { readonly nl: string }): unknown;
}

/** Describes a part of /config in English and Dutch; the Dutch name too, where the locales have one. */
export function describe<Part extends Described>(part: Part, key: string): Part {
  const { i18n } = container;
  part.setDescription(i18n.wordsFor('en')(`core.config.command.${key}.description`));
  part.setDescriptionLocalizations({ nl: i18n.wordsFor('nl')(`core.config.command.${key}.description`) });
  part.setNameLocalizations({ nl: i18n.wordsFor('nl')(`core.config.command.${key}.name`) });
  return part;
}
