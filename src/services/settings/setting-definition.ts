import { z } from 'zod';

/**
 * What a setting is, beyond its zod type: enough to build the picker, the API's schema and the page of the manual.
 * The registry keeps it beside the schema, so a plugin's zod object stays the only definition.
 */
export interface SettingDefinition {
  readonly kind: SettingKind;
  readonly label: string;
  readonly description: string;
  /** Who may change it: members with Manage Server, or only the owner of the bot (what costs money). */
  readonly changedBy: 'manager' | 'owner';
  /** Without it the plugin does little: the first-run wizard asks for it. */
  readonly essential: boolean;
  /** What it can be, where its kind says too little; null where it says all. */
  readonly expects: string | null;
}

export type SettingKind =
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly min: number; readonly max: number; readonly unit: string | null }
  | { readonly type: 'text'; readonly maxLength: number; readonly multiline: boolean }
  | { readonly type: 'choice'; readonly choices: readonly string[] }
  /** Whole seconds. */
  | { readonly type: 'duration'; readonly min: number; readonly max: number }
  | { readonly type: 'channel' | 'category' | 'role' | 'user' | 'timeZone' }
  | { readonly type: 'locale'; readonly choices: readonly string[] }
  | { readonly type: 'list'; readonly of: 'channel' | 'role' | 'user' | 'text'; readonly maxItems: number };

export const settingRegistry = z.registry<SettingDefinition>();

/** What every kind of setting is told, beside its own bounds. */
export interface SettingOptions {
  /** Two or three words, as they stand beside the picker. */
  readonly label: string;
  /** One sentence: what changes when this changes. */
  readonly description: string;
  readonly changedBy?: 'manager' | 'owner';
  readonly essential?: boolean;
  /** For a text that is checked further, as an editor is told it: "lengths of time, such as: 1 day, 1 hour". */
  readonly expects?: string;
}

/** Keeps beside a schema what its setting is. */
export function define<Schema extends z.ZodType>(
  schema: Schema,
  options: SettingOptions,
  kind: SettingKind,
): Schema {
  const { label, description, changedBy = 'manager', essential = false, expects = null } = options;
  settingRegistry.add(schema, { kind, label, description, changedBy, essential, expects });
  return schema;
}
