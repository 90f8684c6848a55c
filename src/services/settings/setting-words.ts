import type { I18n } from '../../core/i18n.js';
import { switchKey } from './all-settings.js';
import type { Setting } from './catalogue.js';
import { coreScope } from './core-settings.js';

/**
 * The setting in the words of a language. They stand in the plugin's locales under `settings.<key>`: `label`,
 * `description`, `unit`, `expects`. What is missing there is taken from the definition.
 */
export function translateSetting(setting: Setting, i18n: I18n, locale: string): Setting {
  const text = (what: string, own: string) => textOf(setting, what, i18n, locale) ?? own;
  const { kind } = setting;
  return {
    ...setting,
    label: text('label', setting.label),
    description: text('description', setting.description),
    expects: setting.expects && text('expects', setting.expects),
    kind: kind.type === 'number' && kind.unit ? { ...kind, unit: text('unit', kind.unit) } : kind,
  };
}

/** One of the setting's choices in the words of a language: `settings.<key>.choices.<choice>`. */
export function translateChoice(setting: Setting, choice: string, i18n: I18n, locale: string): string {
  return textOf(setting, `choices.${choice}`, i18n, locale) ?? choice;
}

/** How a plugin is called, from its locales under `name`; without one, its name in code. */
export function scopeName(scope: string, i18n: I18n, locale: string): string {
  return i18n.textIn(locale, `${scope}.name`) ?? scope;
}

function textOf({ scope, key }: Setting, what: string, i18n: I18n, locale: string): string | null {
  const own = i18n.textIn(locale, `${scope}.settings.${key}.${what}`);
  // The switch that every plugin has is described once, for all.
  return (
    own ?? (key === switchKey ? i18n.textIn(locale, `${coreScope}.settings.${switchKey}.${what}`) : null)
  );
}
