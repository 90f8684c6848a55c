/** What Discord shows only to who clicks on it. It may go over several lines. */
const HIDDEN = /\|\|(?=[^|])[\s\S]*?\|\|/g;

/**
 * Titles stand in buttons, lists and names of events, too, where nothing can be hidden: hidden words are left out.
 *
 * @example withoutHidden('Raid ||against the dragon||') // 'Raid '
 */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, '');
}

/** Hidden words in black, so that what stands behind them stays where it was. */
export function blackened(text: string): string {
  return text.replace(HIDDEN, (hidden) => hidden.replace(/\S/g, BLACK));
}

/** @example withoutBlack('Hall █████') // 'Hall ' */
export function withoutBlack(text: string): string {
  return text.replaceAll(BLACK, '');
}

const BLACK = '█';
