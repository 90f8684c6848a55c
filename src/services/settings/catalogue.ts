import type { z } from 'zod';
import { type SettingDefinition, settingRegistry } from './setting-definition.js';

/** One setting of one plugin, with all that pickers, API and manual need. */
export interface Setting extends SettingDefinition {
  /** The plugin's name. */
  readonly scope: string;
  readonly key: string;
  readonly default: SettingValue;
  readonly schema: z.ZodType;
}

/** What a setting can hold; stored as JSON. */
export type SettingValue = boolean | number | string | null | readonly string[];

/** A plugin's settings of one guild, complete and frozen. */
export type ScopeValues = Readonly<Record<string, SettingValue>>;

export interface Problem {
  readonly scope: string;
  readonly key: string;
  readonly why: string;
}

/** All settings of all loaded plugins. The only place that knows them; built once at start. */
export class SettingsCatalogue {
  readonly #scopes: ReadonlyMap<string, readonly Setting[]>;
  readonly #defaults: ReadonlyMap<string, ScopeValues>;

  constructor(schemas: Readonly<Record<string, z.ZodObject>>) {
    this.#scopes = new Map(
      Object.entries(schemas).map(([scope, schema]) => [scope, settingsOf(scope, schema)] as const),
    );
    this.#defaults = new Map(
      [...this.#scopes].map(([scope, settings]) => [scope, Object.freeze(defaultsOf(settings))] as const),
    );
  }

  scopes(): readonly string[] {
    return [...this.#scopes.keys()];
  }

  settings(scope: string): readonly Setting[] {
    return this.#scopes.get(scope) ?? [];
  }

  find(scope: string, key: string): Setting | undefined {
    return this.settings(scope).find((setting) => setting.key === key);
  }

  defaults(scope: string): ScopeValues {
    const defaults = this.#defaults.get(scope);
    if (!defaults) throw new Error(`No plugin has settings under "${scope}"`);
    return defaults;
  }

  /**
   * The values of a scope from what is stored: what is missing has its default, and so has what is no longer valid
   * (told in `problems`), since a bad row must never stop a start.
   */
  read(
    scope: string,
    stored: Readonly<Record<string, unknown>>,
  ): { values: ScopeValues; problems: Problem[] } {
    const values: Record<string, SettingValue> = { ...this.defaults(scope) };
    const problems: Problem[] = [];
    for (const setting of this.settings(scope)) {
      const value = stored[setting.key];
      if (value === undefined || value === null) continue;
      const parsed = parseSetting(setting, value);
      if ('value' in parsed) values[setting.key] = parsed.value;
      else problems.push({ scope, key: setting.key, why: parsed.why });
    }
    return { values: Object.freeze(values), problems };
  }
}

/** Checks one value. The reason is for people: "is too big: at most 100". */
export function parseSetting(setting: Setting, value: unknown): { value: SettingValue } | { why: string } {
  const parsed = setting.schema.safeParse(value);
  if (!parsed.success) return { why: parsed.error.issues.map((issue) => issue.message).join('; ') };
  // Every kind in kinds.ts parses to a SettingValue; zod's type of a looked-up schema is unknown.
  return { value: parsed.data as SettingValue };
}

function settingsOf(scope: string, schema: z.ZodObject): Setting[] {
  return Object.entries(schema.shape).map(([key, field]) => {
    // Both stand in the custom ids of buttons, which hold 100 characters.
    if (!/^[a-zA-Z][a-zA-Z0-9]{0,39}$/.test(key)) {
      throw new Error(`The setting "${scope}.${key}" must have a name of at most 40 letters and digits`);
    }
    // The shape's fields are zod's core types; all of ours are built by kinds.ts from the classic ones.
    const type = field as z.ZodType;
    const definition = settingRegistry.get(type);
    if (!definition) {
      throw new Error(
        `The setting "${scope}.${key}" is not built by one of the setting functions of "alphapy"`,
      );
    }
    return { ...definition, scope, key, schema: type, default: type.parse(undefined) as SettingValue };
  });
}

function defaultsOf(settings: readonly Setting[]): Record<string, SettingValue> {
  return Object.fromEntries(settings.map((setting) => [setting.key, setting.default]));
}
