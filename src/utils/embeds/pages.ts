import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Counted from 0, and always one that exists. */
  readonly number: number;
  readonly count: number;
}

/**
 * One page of `items`; a number that is out of range (a list that has shrunk since) becomes the nearest page.
 *
 * @example pageOf(['a', 'b', 'c'], 1, 2) // { items: ['c'], number: 1, count: 2 }
 */
export function pageOf<Item>(items: readonly Item[], number: number, perPage: number): Page<Item> {
  const count = Math.max(1, Math.ceil(items.length / perPage));
  const nearest = Math.min(Math.max(0, Math.trunc(number) || 0), count - 1);
  return { items: items.slice(nearest * perPage, (nearest + 1) * perPage), number: nearest, count };
}

/**
 * Buttons that turn the pages. The page stands in the custom id (`<prefix>:<number>`) and nowhere else, so they work
 * after a restart. No row at all for a single page.
 *
 * @example { embeds: [list], components: pageButtons('reminders:list', page) }
 */
export function pageButtons(
  prefix: string,
  { number, count }: Pick<Page<unknown>, 'number' | 'count'>,
): APIActionRowComponent<APIButtonComponentWithCustomId>[] {
  if (count <= 1) return [];
  const position = `${number + 1} / ${count}`;
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        button(`${prefix}:${number - 1}`, '◀', number === 0),
        // A button must have an id of its own, although this one only shows where the reader is.
        button(`${prefix}:here`, position, true),
        button(`${prefix}:${number + 1}`, '▶', number === count - 1),
      ],
    },
  ];
}

/**
 * The page to which a button of `pageButtons` turns; null for every other custom id, also one that somebody made up.
 *
 * @example pageOfButton('reminders:list', 'reminders:list:2') // 2
 */
export function pageOfButton(prefix: string, customId: string): number | null {
  const number = customId.startsWith(`${prefix}:`) ? customId.slice(prefix.length + 1) : '';
  return /^\d{1,6}$/.test(number) ? Number(number) : null;
}

function button(customId: string, label: string, disabled: boolean): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: customId, label, disabled };
}
