import { container } from '@sapphire/framework';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';

/** A suggestion has at most 100 characters, too few for a whole list of ids: so one of a list says what changes in it. */
const CHANGE = /^\s*([+-])\s*(?:<[@#]&?)?(\d{15,20})>?\s*$/;

/** A list with one more or one less, where that is what was typed: `+123…`, `-123…`; undefined for all else. */
export async function changedList(
  { scope, key, kind }: Setting,
  text: string,
  guildId: string,
): Promise<SettingValue | undefined> {
  const [, sign, id] = CHANGE.exec(text) ?? [];
  if (kind.type !== 'list' || kind.of === 'text' || !sign || !id) return undefined;
  const others = listOf(await storedValue(guildId, scope, key)).filter((one) => one !== id);
  return sign === '+' ? [...others, id] : others;
}

/** What stands in a list that is stored for this guild, or is its default. */
export async function listed({ scope, key }: Setting, guildId: string): Promise<readonly string[]> {
  return listOf(await storedValue(guildId, scope, key));
}

async function storedValue(guildId: string, scope: string, key: string): Promise<SettingValue> {
  return (await container.services.settings.current(guildId, scope, key)).value;
}

function listOf(value: SettingValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
