import type { Clock } from '../reading/phrases/meaning.js';
import { MONTH } from '../reading/words/months.js';

/** What stands around a phrase. */
export interface Around {
  readonly before: string;
  readonly after: string;
}

/** Books of the Bible, results and prices, before which 3:16 and 20.00 are no times. */
const NOT_A_CLOCK = new RegExp(
  `(?<!\\p{L})(?:${[
    'john|johannes|psalm|ps\\.?|mark|marcus|luke|lucas|matthew|matthe[uü]s|matteüs|romans|romeinen|acts|handelingen',
    'genesis|exodus|isaiah|jesaja|proverbs|spreuken|corinthians|korinthe|korintiërs|ephesians|efeze|philippians',
    'filippenzen|hebrews|hebreeën|james|jakobus|peter|petrus|revelation|openbaring',
    'chapters?|hoofdstuk|verse?|ratio|aspect|score|stand|v|version|versie|patch|€|\\$|£',
  ].join('|')}) ?$`,
  'iu',
);

/** Whether what looks like a clock is one, in running text. */
export function isPlausibleClock(clock: Clock, text: string, { before, after }: Around): boolean {
  // "1:12:45" is how long somebody ran
  if (/^\d{1,2}:\d\d:\d\d$/.test(text)) return false;
  // "room 3a", "10a"
  if (/^\d{1,2}[ap]$/i.test(text)) return false;
  // "10 to 6" is from and to
  if (/^\d{1,2} to \d/i.test(text) && !/(?:^|[^\p{L}])at $/iu.test(before)) return false;
  // "happy hour 4-6 today", "a 3-2 win today"
  if (/^\d{1,2} ?- ?\d{1,2}$/.test(text)) return false;
  // "at 12 Mill Lane"
  if (/^\d{1,2}$/.test(text) && IS_ADDRESS.test(after)) return false;
  if (NOT_A_CLOCK.test(before) || /^\d{1,2}:\d(?!\d)/.test(text)) return false;
  if (/^ ?(?:€|euro|eur\b|usd|%|km|kg|gb|mb|points|punten|min(?:ute)?s?(?![\p{L}])|minuten)/iu.test(after))
    return false;
  // "een uur terug", "an hour early"
  if (clock.maybeDuration && (/^(?:een|één|an?|one) /i.test(text) || IS_LENGTH.test(after)))
    return /(?:at|om) $/i.test(before);
  return !clock.maybeDuration || /\d ?u$/i.test(text) || isSurelyAnHour({ before, after });
}

/** A name behind a number. */
const IS_ADDRESS =
  /^ (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Lu}\p{Ll}/u;

const IS_LENGTH =
  /^ (?:terug|eerder|later|vroeger|geleden|lang|early|earlier|ago|long|back|ahead)(?![\p{L}])/iu;

const ENDS_WITH_A_DATE = new RegExp(
  `(?:\\d{1,2}[/-]\\d{1,2}(?:[/-]\\d{2,4})?|${MONTH}(?: \\d{4})?),? ?$`,
  'iu',
);

/** "3 uur" and "2h" in a sentence are mostly how long something takes. */
function isSurelyAnHour({ before, after }: Around): boolean {
  const isAnnounced =
    /(?:at|om|@|from|vanaf|tegen|rond|tomorrow|today|\p{L}+(?:dag|day|avond|ochtend|middag|morgen)) ?$/iu;
  return isAnnounced.test(before) || ENDS_WITH_A_DATE.test(before) || /^ ?(?:'s|in the)/i.test(after);
}
