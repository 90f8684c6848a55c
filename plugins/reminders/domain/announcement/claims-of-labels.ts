import type { Meaning } from '../reading/phrases/meaning.js';
import { composePhrases } from '../reading/request/composer.js';
import type { DaySpec } from '../reading/request/request.js';
import { WEEKEND } from '../reading/words/weekdays.js';
import type { Weekday } from '../recurrence/rule.js';
import type { Claim } from './claim.js';
import type { Label } from './labels.js';
import { isClockAlone, isComplete, isRhythm, type Mention } from './mention.js';
import { paired, repeated } from './pairing.js';

/** What stands behind "Date:", "Time:" and "Days:", completed from the rest of the message. */
export function claimsOfLabels(labelled: readonly Mention[], all: readonly Mention[]): Claim[] {
  const ofLabel = (label: Label) => labelled.filter(({ statement }) => statement.label === label);
  const unlabelled = all.filter(({ statement }) => !statement.label);
  const dated = [...ofLabel('date'), ...ofLabel('time')].filter((mention) => !isClockAlone(mention));
  const series = ofLabel('days')
    .map(asSeries)
    .filter(({ says }) => says.series);

  const complete = [...dated, ...series].filter(isComplete);
  if (complete.length > 0) {
    const whole = complete.map((mention) => ({
      request: mention.request,
      mentions: [mention],
      isPaired: false,
    }));
    return [...whole, ...besideComplete(complete, dated, labelled)];
  }
  const labelledClocks = labelled.filter(isClockAlone);
  const clocks = labelledClocks.length > 0 ? labelledClocks : unlabelled.filter(({ says }) => says.clock);
  if (dated.length > 0) return paired(dated, clocks).map((claim) => repeated(claim, series.filter(isRhythm)));
  const elsewhere = unlabelled.filter(({ says }) => says.day || says.series);
  const once = elsewhere.filter(({ says, request }) => !says.series && request.days.some(isParticular));
  // "This Wednesday's session" above "Days: Wednesday" is this one; another day is both once and always
  if (once.length > 0 && once.every((one) => series.some((always) => isOnADayOf(one, always))))
    return paired(once, clocks);
  return paired([...series, ...(series.length > 0 ? once : elsewhere)], clocks);
}

/** "Date: Saturday 13 Feb", "Time: Friday 8pm": what other labels say beside a complete time has to agree with it. */
function besideComplete(
  complete: readonly Mention[],
  dated: readonly Mention[],
  labelled: readonly Mention[],
): Claim[] {
  const days = dated.filter((mention) => !isComplete(mention) && mention.says.day);
  const withClock = complete.filter(({ says }) => says.clock);
  return [...paired(days, withClock), ...paired(withClock, labelled.filter(isClockAlone))];
}

/** A day of its own, and not the mere name of a weekday. */
function isParticular({ weekdays, ...rest }: DaySpec): boolean {
  return Object.keys(rest).length > 0 || (weekdays !== undefined && weekdays.which !== 'plain');
}

function isOnADayOf(once: Mention, series: Mention): boolean {
  const days = weekdaysOf(once);
  return days.length > 0 && days.every((day) => weekdaysOf(series).includes(day));
}

function weekdaysOf({ request }: Mention): Weekday[] {
  return request.days.flatMap(({ weekdays }) => weekdays?.weekdays ?? []);
}

function always(meaning: Meaning): Meaning {
  if (meaning.kind === 'weekdays') return { ...meaning, always: true };
  if (meaning.kind !== 'period' || meaning.unit !== 'weekend') return meaning;
  return { kind: 'weekdays', weekdays: WEEKEND, which: 'plain', always: true };
}

/** Days behind "Days:" are those of every week. */
function asSeries(mention: Mention): Mention {
  const linked = mention.linked.map(({ links, meanings }) => ({
    links,
    meanings: meanings.map(always),
  }));
  const request = composePhrases(linked);
  if (!request) return mention;
  const isSeries = request.every !== undefined || request.days.some(({ weekdays }) => weekdays);
  return { ...mention, linked, request, says: { ...mention.says, series: isSeries } };
}
