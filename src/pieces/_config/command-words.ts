import { container } from '@sapphire/framework';
import { Locale } from 'discord.js';
import { described } from '../../core/described.js';

type Describable = Parameters<typeof described>[0] & {
  setNameLocalization(locale: Locale, name: string): unknown;
};

/** Gives a part of /config its description in each language, and its Dutch name. */
export function describe<Part extends Describable>(part: Part, key: string): Part {
  const name = container.i18n.textIn(Locale.Dutch, `core.config.command.${key}.name`);
  if (name) part.setNameLocalization(Locale.Dutch, name);
  return described(part, `core.config.command.${key}.description`);
}
