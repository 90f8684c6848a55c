import { lastClause } from './clauses.js';
import { MOVED } from './event-words.js';
import { isClockAlone, type Mention } from './mention.js';
import { BESIDE, BESIDE_BEHIND, DEADLINE, DEADLINE_BEHIND, OTHER, OVER } from './role-words.js';

/** What a time that a message mentions is the time of. */
export type Role = 'event' | 'deadline' | 'over' | 'other';

/** How far back the words stand that tell. */
const NEAR = 60;
const VERY_NEAR = 25;

/** What a mention is the time of, by the words around it. A label has said it already. */
export function roleOf(mention: Mention): Role {
  const { after, statement } = mention;
  const before = statement.heading ? `${statement.heading} ${mention.before}` : mention.before;
  if (statement.label === 'other' || statement.label === 'location' || DENIED.test(before)) return 'other';
  if (statement.label) return 'event';
  const near = before.slice(-NEAR);
  const clause = isClockAlone(mention) ? lastClause(near) : near;
  if (BY.test(near) || DEADLINE.test(near) || DEADLINE_BEHIND.test(after.slice(0, NEAR))) return 'deadline';
  if (OTHER.test(clause.slice(-VERY_NEAR)) || isWhenOpen(mention, near)) return 'other';
  if (isClockAlone(mention) && (BESIDE.test(clause.slice(-VERY_NEAR)) || BESIDE_BEHIND.test(after)))
    return 'other';
  if (MOVED.test(near)) return 'event';
  return isOver(mention) ? 'over' : 'event';
}

/** "before 14 March", "uiterlijk vrijdag": stands right before the time. */
const BY =
  /(?:^|[^\p{L}])(?:before|by|until|till|no later than|voor|vóór|tot|tot en met|t\/m|tem|through|uiterlijk)(?: the| on| de| op)? ?$/iu;

/** "the shop is open mon-fri 9-18" */
const IS_OPEN = /(?:^|[^\p{L}])(?:is|are|we're|zijn|bent|ben) (?:open|geopend)[ :]*$/iu;

function isWhenOpen(mention: Mention, near: string): boolean {
  if (IS_OPEN.test(near) || /^ ?(?:telefonisch )?bereikbaar/i.test(mention.after)) return true;
  return (isMostOfTheWeek(mention) || beginsWithARange(mention)) && OPEN.test(near);
}

/** "mon-fri", "every day" */
function isMostOfTheWeek({ says, request: { days, every } }: Mention): boolean {
  if (!says.series) return false;
  return every?.unit === 'days' || days.some(({ weekdays }) => (weekdays?.weekdays.length ?? 0) > 3);
}

/** "open van 7u tot 18u" */
function beginsWithARange({ phrases: [first], request }: Mention): boolean {
  return request.isRange && first?.meanings[0]?.kind === 'clock';
}

/** "open mon-fri": when something can be visited always */
const OPEN =
  /(?:^|[^\p{L}])(?:open|geopend|bereikbaar|available|beschikbaar|(?:opening|business|shop) hours|openingsuren|openingstijden)(?: on| op| from| van)?[ :]*$/iu;

/** "not daily", "niet op vrijdag" */
const DENIED = /(?:^|[^\p{L}])(?:not|no|never|niet|geen|nooit) (?:on |op )?$/iu;

const OVER_BEHIND = /^ ?(?:was|were|ging|waren|had)(?![\p{L}])/iu;

function isOver({ before, after, besidePast, request }: Mention): boolean {
  if (OVER.test(lastClause(before)) || OVER_BEHIND.test(after)) return true;
  // "it is a year ago today that we started": only a date of its own is more than the past beside it
  return besidePast && !request.days.some(({ date, numbers }) => date ?? numbers);
}
