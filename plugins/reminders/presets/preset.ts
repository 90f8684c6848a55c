import type { Words } from 'alphapy';
import type { MassMention } from '../domain/mass-mention.js';

/** When something usually is, as somebody wrote it: whoever is reminded by it, it means their clocks. */
export interface UsualWhen {
  readonly text: string;
  readonly locale: string;
  readonly zone: string;
}

/** What a community reminds of again and again. */
export interface PresetContent {
  readonly name: string;
  readonly text: string;
  /** Minutes before; null where it has no say, and what is usual in the guild holds. */
  readonly notices: number[] | null;
  /** Null: where the reminder is set. */
  readonly channelId: string | null;
  readonly usualWhen: UsualWhen | null;
  readonly silent: boolean;
  readonly mention: MassMention | null;
}

export interface Preset extends PresetContent {
  /** Null for one that comes with the bot and that nobody here has changed. */
  readonly id: string | null;
  /** The one of the bot's that it is, or stands for. */
  readonly ships: ShippedKey | null;
}

export const EMPTY_PRESET: PresetContent = {
  name: '',
  text: '',
  notices: null,
  channelId: null,
  usualWhen: null,
  silent: false,
  mention: null,
};

/** Presets that every server has without any set-up; their words stand in the locales under `shipped`. */
const SHIPPED = [{ key: 'live', notices: [60] }] as const;

export type ShippedKey = (typeof SHIPPED)[number]['key'];

export function shippedPresets(words: Words): Preset[] {
  return SHIPPED.map(({ key, notices }) => ({
    ...EMPTY_PRESET,
    id: null,
    ships: key,
    name: words(`reminders.shipped.${key}.name`),
    text: words(`reminders.shipped.${key}.text`),
    notices: [...notices],
  }));
}

/** By which a preset is chosen: its name may be given to another one at any time. */
export function handleOf({ id, ships }: Pick<Preset, 'id' | 'ships'>): string {
  return `preset:${id ?? ships}`;
}

/** Who chose the bot's own just before it was changed here means what stands for it now. */
function handlesOf(preset: Preset): string[] {
  return [handleOf(preset), ...(preset.ships ? [handleOf({ id: null, ships: preset.ships })] : [])];
}

/** Names that differ in capitals, or in the width of their letters, are the same to who reads them. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** One of these: chosen from the list, or typed as it is called. */
export function presetNamed(presets: readonly Preset[], typed: string): Preset | undefined {
  const key = nameKeyOf(typed.trim());
  return (
    presets.find((preset) => handlesOf(preset).includes(typed)) ??
    presets.find(({ name }) => nameKeyOf(name) === key)
  );
}
