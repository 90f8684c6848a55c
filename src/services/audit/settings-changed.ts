import { z } from 'zod';
import type { I18n } from '../../core/i18n.js';
import { safeInline } from '../../utils/text/safe.js';
import { truncate } from '../../utils/text/truncate.js';
import type { SettingsCatalogue, SettingValue } from '../settings/catalogue.js';
import { showValue } from '../settings/setting-text.js';
import { scopeName, translateChoice, translateSetting } from '../settings/setting-words.js';

const value: z.ZodType<SettingValue> = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.null(),
  z.array(z.string()),
]);
const change = z.object({ scope: z.string(), key: z.string(), oldValue: value, newValue: value });
const detailsSchema = z.object({ changes: z.array(change), count: z.number() });

type Change = z.infer<typeof change>;

interface Speech {
  readonly i18n: I18n;
  readonly locale: string;
  readonly catalogue: SettingsCatalogue;
}

/** How long a value may be; a text setting can fill a message of its own. */
const longest = 150;

/** A line per changed setting: what it was and what it is. */
export function settingChanges(details: Readonly<Record<string, unknown>>, speech: Speech): string[] {
  const parsed = detailsSchema.safeParse(details);
  if (!parsed.success) return [];
  const { changes, count } = parsed.data;
  const lines = changes.map((one) => lineOf(one, speech));
  const more = count - changes.length;
  return more > 0
    ? [...lines, speech.i18n.wordsFor(speech.locale)('core.audit.more', { count: more })]
    : lines;
}

function lineOf({ scope, key, oldValue, newValue }: Change, { i18n, locale, catalogue }: Speech): string {
  const words = i18n.wordsFor(locale);
  const setting = catalogue.find(scope, key);
  const name = (label: string) =>
    `**${safeInline(scopeName(scope, i18n, locale), 50)} · ${safeInline(label, 80)}**`;
  if (!setting) return name(key); // its plugin is gone, and with it how its values are read
  const valueWords = {
    yes: words('core.config.yes'),
    no: words('core.config.no'),
    unset: words('core.config.unset'),
    choice: (choice: string) => translateChoice(setting, choice, i18n, locale),
  };
  const translated = translateSetting(setting, i18n, locale);
  const show = (shown: SettingValue) => short(showValue(translated, shown, valueWords));
  return `${name(translated.label)}: ${show(oldValue)} → ${show(newValue)}`;
}

function short(text: string): string {
  return truncate(text, longest);
}
