import { container } from '@sapphire/framework';
import type { Setting, SettingValue } from '../../services/settings/catalogue.js';

/** A suggestion has at most 100 characters, too few for a whole list of ids: so one of a list says what changes in it. */
const CHANGE = /^([+-])\s*(?:<[@#][!&]?)?(\d{15,20})>?$/;

/** A list with some more and some less, where that is what was typed: `+123…, -123…`; undefined for all else. */
export async function changedList(
  { scope, key, kind }: Setting,
  text: string,
  guildId: string,
): Promise<SettingValue | undefined> {
  const changes = partsOf(text).map((part) => CHANGE.exec(part));
  if (kind.type !== 'list' || kind.of === 'text' || changes.length === 0 || changes.includes(null))
    return undefined;
  let list = listOf(await storedValue(guildId, scope, key));
  for (const [, sign, id = ''] of changes.flatMap((change) => (change ? [change] : []))) {
    const others = list.filter((one) => one !== id);
    list = sign === '+' ? [...others, id] : others;
  }
  return list;
}

/** Whether this says that something is put into a list or taken out of it. */
export function isListChange(part: string): boolean {
  return CHANGE.test(part.trim());
}

/** What stands in a list that is stored for this guild, or is its default. */
export async function listed({ scope, key }: Setting, guildId: string): Promise<readonly string[]> {
  return listOf(await storedValue(guildId, scope, key));
}

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

async function storedValue(guildId: string, scope: string, key: string): Promise<SettingValue> {
  return (await container.services.settings.current(guildId, scope, key)).value;
}

function listOf(value: SettingValue): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
