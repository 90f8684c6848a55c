import type { Setting } from '../../services/settings/catalogue.js';
import { limits } from '../../utils/text/limits.js';
import { listed } from './list-change.js';
import { matches, type Suggestion, thingsOf } from './suggestion.js';

type Sign = '+' | '-' | '';

/** Something of the guild, and what is to become of it: put into the list, taken out of it, or simply one of it. */
interface Part {
  readonly sign: Sign;
  readonly id: string;
  readonly name: string;
}

/** What can be taken out of a list and what can be put into it, and after a comma what else can. */
export async function listSuggestions(
  setting: Setting,
  type: 'channel' | 'role',
  typed: string,
  guildId: string,
): Promise<Suggestion[]> {
  const things = await thingsOf(type, guildId);
  const before = typed.split(',');
  const [, sign = '', wanted = ''] = /^\s*([+-]?)(.*)$/s.exec(before.pop() ?? '') ?? [];
  const parts = before.map((text) => readPart(text, things));
  const named = parts.flatMap((part) => part ?? []);
  if (named.length < parts.length) return []; // one of them is nothing that could be kept
  const isWhole = named.some((part) => part.sign === '');
  const possible = isWhole ? things.map(partOf('')) : changesOf(things, await listed(setting, guildId));
  return possible
    .filter((part) => (sign === '' || part.sign === sign) && !named.some(({ id }) => id === part.id))
    .filter(({ id, name }) => matches({ name, value: id }, wanted))
    .map((part) => suggestion([...named, part]))
    .filter(({ value }) => value.length <= limits.choiceName);
}

function changesOf(things: readonly Suggestion[], known: readonly string[]): Part[] {
  return [
    ...things.filter(({ value }) => known.includes(value)).map(partOf('-')),
    ...things.filter(({ value }) => !known.includes(value)).map(partOf('+')),
  ];
}

function partOf(sign: Sign) {
  return ({ name, value }: Suggestion): Part => ({ sign, id: value, name });
}

/** As a suggestion wrote it, or as somebody has typed it: an id, a mention or a name. */
function readPart(text: string, things: readonly Suggestion[]): Part | null {
  const [, sign, typed = ''] = /^([+-]?)\s*(?:<[@#][!&]?(?=\d+>))?(.*?)>?$/s.exec(text.trim()) ?? [];
  const isMeant = ({ name, value }: Suggestion) =>
    value === typed || name.toLowerCase() === typed.toLowerCase();
  const [only, ...others] = things.filter(isMeant);
  return only && others.length === 0 ? partOf(sign === '+' || sign === '-' ? sign : '')(only) : null;
}

function suggestion(parts: readonly Part[]): Suggestion {
  return {
    name: parts.map(({ sign, name }) => (sign ? `${sign} ${name}` : name)).join(', '),
    value: parts.map(({ sign, id }) => sign + id).join(', '),
  };
}
