import type { TimeOption } from './reading.js';

/** Discord takes so many rows of buttons below a message. */
const MOST_ROWS = 5;

/** And so many buttons in a row. */
export const MOST_IN_A_ROW = 5;

interface Buttoned {
  readonly state: string;
  readonly reading: { readonly options: readonly TimeOption[] };
}

/** The first of these whose buttons fit below one message. */
export function gathered<One extends Buttoned>(announcements: readonly One[]): One[] {
  let rows = 0;
  return announcements.filter((announcement) => {
    rows += rowsOf(announcement);
    return rows <= MOST_ROWS;
  });
}

/** A button for each option, and two more. */
function rowsOf({ state, reading }: Buttoned): number {
  return state === 'asked' ? Math.ceil((reading.options.length + 2) / MOST_IN_A_ROW) : 1;
}
