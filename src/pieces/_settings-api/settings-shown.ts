import { container } from '@sapphire/framework';
import { z } from 'zod';
import type { Setting } from '../../services/settings/catalogue.js';
import { neverStored, type StoredScopes } from '../../services/settings/setting-change.js';
import { scopeName, translateChoice, translateSetting } from '../../services/settings/setting-words.js';

/** All settings of a guild as a program edits them: what each can be, what counts, what is stored, in which version. */
export function allShown(stored: StoredScopes, locale: string) {
  const { settings } = container.services;
  return settings.catalogue.scopes().map((scope) => ({
    name: scope,
    label: scopeName(scope, container.i18n, locale),
    settings: settings.catalogue.settings(scope).map((setting) => settingShown(setting, stored, locale)),
  }));
}

export function settingShown(setting: Setting, stored: StoredScopes, locale: string) {
  const { catalogue } = container.services.settings;
  const { scope, key, kind, changedBy, essential } = setting;
  const now = stored[scope]?.[key] ?? neverStored;
  const { label, description, expects } = translateSetting(setting, container.i18n, locale);
  return {
    scope,
    key,
    label,
    description,
    kind,
    expects,
    choices: choicesOf(setting, locale),
    schema: jsonSchema(setting.schema),
    changedBy,
    essential,
    default: setting.default,
    value: catalogue.read(scope, { [key]: now.value }).values[key] ?? null,
    stored: now.value,
    version: now.version,
  };
}

/** The words for a choice, by the value that is stored. */
function choicesOf(setting: Setting, locale: string): Readonly<Record<string, string>> | null {
  const { kind } = setting;
  if (kind.type !== 'choice' && kind.type !== 'locale') return null;
  const labels = kind.choices.map((choice) => translateChoice(setting, choice, container.i18n, locale));
  return Object.fromEntries(kind.choices.map((choice, index) => [choice, labels[index] ?? choice]));
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
