import { z } from 'zod';
import type { SettingsCatalogue, SettingValue } from './catalogue.js';
import type { GuildDirectory } from './guild-directory.js';
import { referenceType } from './plan.js';
import type { StoredScopes, WantedChange } from './setting-change.js';
import { storableText } from './storable-text.js';

/** What a file or a draft can hold for a setting. Whether the setting takes it is asked by the plan. */
export const settingValue = z.union([
  z.boolean(),
  z.number(),
  storableText,
  z.null(),
  z.array(storableText).readonly(),
]);

/** The file that an export makes and an import reads. Ids come with their names, so another guild can find its own. */
export const exportSchema = z.strictObject({
  format: z.literal('alphapy-settings-1'),
  guildId: storableText,
  settings: z.record(storableText, z.record(storableText, settingValue)),
  names: z.record(
    storableText,
    z.strictObject({ type: z.enum(['role', 'channel', 'category']), name: storableText }),
  ),
});

export type SettingsExport = z.infer<typeof exportSchema>;

/** Something of the other guild for which this guild has none, or several, of that name. */
export interface Unsure {
  readonly id: string;
  readonly type: 'role' | 'channel' | 'category';
  readonly name: string;
  /** Those of this guild that could be meant: all of that name, or everything of that kind. */
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

/** All that was ever set in a guild, and the names of what it points at. */
export function exportSettings(
  catalogue: SettingsCatalogue,
  guildId: string,
  stored: StoredScopes,
  directory: GuildDirectory,
): SettingsExport {
  const settings: Record<string, Record<string, SettingValue>> = {};
  const names: SettingsExport['names'] = {};
  for (const setting of catalogue.scopes().flatMap((scope) => catalogue.settings(scope))) {
    const value = stored[setting.scope]?.[setting.key]?.value ?? null;
    if (value === null) continue;
    settings[setting.scope] = { ...settings[setting.scope], [setting.key]: value };
    const type = referenceType(setting);
    if (type) Object.assign(names, namesOf(type, value, directory));
  }
  return { format: 'alphapy-settings-1', guildId, settings, names };
}

/**
 * Turns an export into changes for this guild. In another guild, roles and channels are found by name; where that is
 * unsure it is asked, and `answers` (their id -> our id, or an empty text to leave it out) settle it. What stays unsure
 * is left out of the changes.
 */
export function importSettings(
  catalogue: SettingsCatalogue,
  guildId: string,
  exported: SettingsExport,
  directory: GuildDirectory,
  answers: Readonly<Record<string, string>> = {},
): { wanted: WantedChange[]; unsure: Unsure[] } {
  const translate = exported.guildId === guildId ? identity : translator(exported, directory, answers);
  const unsure = new Map<string, Unsure>();
  const wanted: WantedChange[] = [];
  for (const { scope, key, value } of changesIn(exported)) {
    const setting = catalogue.find(scope, key);
    const type = setting ? referenceType(setting) : null;
    const translated = type ? translateValue(value, (id) => translate(id, type)) : { value, unsure: [] };
    for (const one of translated.unsure) unsure.set(one.id, one);
    if (translated.unsure.length > 0 || translated.value === undefined) continue;
    wanted.push({ scope, key, value: translated.value });
  }
  return { wanted, unsure: [...unsure.values()] };
}

function changesIn({ settings }: SettingsExport): WantedChange[] {
  return Object.entries(settings).flatMap(([scope, values]) =>
    Object.entries(values).map(([key, value]) => ({ scope, key, value })),
  );
}

/** Our id; null for what is left out. */
type Translate = (id: string, type: Unsure['type']) => string | null | Unsure;

const identity: Translate = (id) => id;

function translator(
  exported: SettingsExport,
  directory: GuildDirectory,
  answers: Readonly<Record<string, string>>,
): Translate {
  return (id, type) => {
    const answer = answers[id];
    if (answer !== undefined) return answer || null;
    const name = exported.names[id]?.name ?? id;
    const all = thingsOf(directory, type);
    const sameName = all.filter((one) => one.name.toLowerCase() === name.toLowerCase());
    const [only] = sameName;
    if (only && sameName.length === 1) return only.id;
    return { id, type, name, candidates: sameName.length > 0 ? sameName : all };
  };
}

function translateValue(
  value: SettingValue,
  translate: (id: string) => ReturnType<Translate>,
): { value: SettingValue | undefined; unsure: readonly Unsure[] } {
  if (typeof value !== 'string' && !Array.isArray(value)) return { value, unsure: [] };
  const results = (typeof value === 'string' ? [value] : value).map((id) => (isId(id) ? translate(id) : id));
  const unsure = results.filter((result) => typeof result === 'object' && result !== null);
  const ids = results.filter((result) => typeof result === 'string');
  return { value: typeof value === 'string' ? ids[0] : ids, unsure };
}

/** What is none is left as it is, for the plan to refuse. */
function isId(text: string): boolean {
  return /^\d{17,20}$/.test(text);
}

function namesOf(
  type: Unsure['type'],
  value: SettingValue,
  directory: GuildDirectory,
): SettingsExport['names'] {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  const named = thingsOf(directory, type).filter((one) => ids.includes(one.id));
  return Object.fromEntries(named.map(({ id, name }) => [id, { type, name }]));
}

function thingsOf({ roles, channels }: GuildDirectory, type: Unsure['type']) {
  if (type === 'role') return roles;
  return channels.filter((channel) => channel.isCategory === (type === 'category'));
}
