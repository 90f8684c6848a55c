import { anyOf } from './pattern.js';

export type Unit = 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';

const UNITS: Readonly<Record<string, Unit>> = {
  ...named('seconds', 's sec secs second seconds seconde seconden secs.'),
  ...named('minutes', 'm min mins minute minutes minuut minuten minuutje minuutjes min.'),
  ...named('hours', 'h hr hrs hour hours uur uren uurtje uurtjes'),
  ...named('days', 'd day days dag dagen dagje dagjes'),
  ...named('weeks', 'w wk wks week weeks weken weekje weekjes'),
  ...named('months', 'mo mos mth month months maand maanden mnd maandje'),
  ...named('years', 'y yr yrs year years jaar jaren jaartje'),
};

export const UNIT = anyOf(Object.keys(UNITS).map((word) => word.replace('.', '\\.')));

export function unitNamed(word: string): Unit | undefined {
  return UNITS[word.toLowerCase()];
}

function named(unit: Unit, words: string): Record<string, Unit> {
  return Object.fromEntries(words.split(' ').map((word) => [word, unit]));
}
