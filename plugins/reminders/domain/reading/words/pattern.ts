/** A pattern that matches any of some words, the longest first, so that "thursday" is not read as "thu". */
export function anyOf(words: readonly string[]): string {
  return `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;
}

/** A pattern for a list: "a", "a and b", "a, b en c", "a/b". */
export function listOf(item: string): string {
  return `${item}(?:${LIST_SEPARATOR}${item})*`;
}

/** What stands between the items of a list. */
const LIST_SEPARATOR =
  '(?: ?(?:,|;|/|&|\\+) ?(?:(?:and|en|plus|on|op) )?|-? (?:and|en|plus|as well as|and on|en op) | )';

/** What finds the items in a list that `listOf` matched. */
export function itemsOf(item: string): (list: string) => string[] {
  const items = new RegExp(item, 'giu');
  return (list) => list.match(items) ?? [];
}

/** Matches a text that is all of it what a pattern says, in capitals or not. */
export function wholly(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'i');
}
