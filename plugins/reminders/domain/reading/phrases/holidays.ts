import { FIXED_HOLIDAYS, MOVING_HOLIDAYS } from '../words/holidays.js';
import { anyOf } from '../words/pattern.js';
import { dated } from './dates.js';
import type { Meaning } from './meaning.js';
import { wordParser } from './word-parser.js';

const NAMES = anyOf(
  [...Object.keys(FIXED_HOLIDAYS), ...Object.keys(MOVING_HOLIDAYS)].map((name) =>
    name.replaceAll('.', '\\.'),
  ),
);

/** "christmas eve", "oudejaarsavond", "bonfire night": days of which people name the evening. */
const EVENING_NAME = /(?:avond| eve| night|^nye)$/i;

/** "christmas", "oudejaarsavond", "easter 2027", "tweede pinksterdag". */
export const holiday = wordParser(
  `(?<name>${NAMES})(?: (?<year>20\\d\\d))?`,
  ({ name = '', year }): Meaning | readonly Meaning[] | undefined => {
    const [month, day] = FIXED_HOLIDAYS[name.toLowerCase()] ?? [];
    const ofYear = year === undefined ? undefined : Number(year);
    if (month && day) {
      const date = dated(month, day, ofYear);
      return EVENING_NAME.test(name) ? [date, { kind: 'eve' }] : date;
    }
    const moving = MOVING_HOLIDAYS[name.toLowerCase()];
    return moving && { kind: 'holiday', holiday: moving, ...(ofYear === undefined ? {} : { year: ofYear }) };
  },
);
