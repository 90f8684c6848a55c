import { container } from '@sapphire/framework';

/**
 * Words for one language: `words('reminders.created', { when })`. The key is `<plugin>.<key>`, the key's text stands in
 * the plugin's `locales/en.json` and `nl.json`. A text that the language lacks is taken from English. Values are put in
 * as they are, so foreign text is made safe by the caller; a list becomes "a, b and c"; `count` chooses the plural.
 */
export type Words = (key: string, values?: Readonly<Record<string, unknown>>) => string;

export interface I18n {
  /** @param locale as Discord names it, for example `nl` or `en-GB`; unknown ones and none get English. */
  wordsFor(locale: string | null | undefined): Words;
  /** The languages in which somebody wrote texts, as Discord names them. */
  readonly locales: readonly string[];
  /** The language that a guild has chosen for what everybody in it reads; null where it has chosen none. */
  chosenBy(guildId: string): string | null;
  /** Says how the choice of a guild is found. The settings know it, and they stand above the core. */
  findChoicesBy(find: (guildId: string) => string | null): void;
  /** Whether there is a text for this key, if only in English. */
  has(key: string): boolean;
  /** The text in the locale's own language as it is written, or null: for words that have their English elsewhere. */
  textIn(locale: string | null | undefined, key: string): string | null;
}

/**
 * Words that only the user reads (ephemeral answers): in the user's language.
 *
 * @example
 * const words = wordsForUser(interaction);
 * await interaction.reply({ content: words('reminders.created', { when }), flags: MessageFlags.Ephemeral });
 */
export function wordsForUser(interaction: { readonly locale: string }): Words {
  return container.i18n.wordsFor(interaction.locale);
}

/**
 * Words that everybody in the channel reads: in the language that the guild has chosen for the bot, otherwise in its own;
 * in a direct message in the user's.
 *
 * @example await interaction.reply(wordsForGuild(interaction)('hello.greeting', { name: safeInline(name, 50) }));
 */
export function wordsForGuild(interaction: {
  readonly guildId: string | null;
  readonly locale: string;
  readonly guildLocale: string | null;
}): Words {
  const { i18n } = container;
  const { guildId, guildLocale, locale } = interaction;
  const chosen = guildId === null ? null : i18n.chosenBy(guildId);
  return i18n.wordsFor(chosen ?? guildLocale ?? locale);
}
