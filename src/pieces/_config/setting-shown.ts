import { container } from '@sapphire/framework';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';
import { showDuration, showValue } from '../../services/settings/setting-text.js';
import { translateChoice, translateSetting } from '../../services/settings/setting-words.js';
import type { Editor } from './editor.js';

/** A setting in the editor's language. */
export interface ShownSetting {
  readonly label: string;
  readonly description: string;
  /** What can be chosen: "a whole number from 1 to 9". */
  readonly expects: string;
  /** A value as it stands in an embed. */
  show(value: SettingValue): string;
  choice(name: string): string;
}

export function shownSetting(
  original: Setting,
  { locale, words }: Pick<Editor, 'locale' | 'words'>,
): ShownSetting {
  const { i18n } = container;
  const setting = translateSetting(original, i18n, locale);
  const choice = (name: string) => translateChoice(original, name, i18n, locale);
  const valueWords = {
    yes: words('core.config.yes'),
    no: words('core.config.no'),
    unset: words('core.config.unset'),
    choice,
  };
  return {
    label: setting.label,
    description: setting.description,
    expects:
      setting.expects ?? words(`core.config.expects.${expectedOf(setting)}`, limitsOf(setting, choice)),
    show: (value) => showValue(setting, value, valueWords),
    choice,
  };
}

/** Of a list it depends on what it is a list of. */
function expectedOf({ kind }: Setting): string {
  return kind.type === 'list' ? `listOf.${kind.of}` : kind.type;
}

function limitsOf({ kind }: Setting, choice: (name: string) => string): Record<string, unknown> {
  switch (kind.type) {
    case 'duration':
      return { min: showDuration(kind.min), max: showDuration(kind.max) };
    case 'choice':
    case 'locale':
      return { choices: kind.choices.map(choice) };
    case 'list':
      return { max: kind.maxItems };
    case 'text':
      return { max: kind.maxLength };
    case 'number':
      return { min: kind.min, max: kind.max };
    default:
      return {};
  }
}
