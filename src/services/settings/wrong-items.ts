import { parseSetting, type Setting } from './catalogue.js';

/** What is wrong with a list. */
export type WrongItems =
  | { readonly why: 'items' | 'twice'; readonly items: readonly string[] }
  | { readonly why: 'tooMany'; readonly count: number };

/** Why a setting cannot hold this list: which of its items it cannot hold, which it names twice, or that there are too many. */
export function wrongItems(setting: Setting, items: readonly string[]): WrongItems | null {
  const wrong = items.filter((item) => 'why' in parseSetting(setting, [item]));
  if (wrong.length > 0) return { why: 'items', items: wrong };
  const twice = new Set(items.filter((item, index) => items.indexOf(item) !== index));
  if (twice.size > 0) return { why: 'twice', items: [...twice] };
  return 'why' in parseSetting(setting, items) ? { why: 'tooMany', count: items.length } : null;
}
