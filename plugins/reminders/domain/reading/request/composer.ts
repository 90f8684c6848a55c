import type { Meaning } from '../phrases/meaning.js';
import { WEEKEND } from '../words/weekdays.js';
import { addClock, addZone } from './add-clock.js';
import { addDuration, addShift } from './add-duration.js';
import { addDay, isDayMeaning } from './days.js';
import { type Draft, emptyDraft, once } from './draft.js';
import { finishedMoment, finishedSeries, inTheEvening } from './finished-request.js';
import type { Link } from './links.js';
import { type DaySpec, isEmpty, type Request, repeats } from './request.js';

/** A phrase, and how it hangs together with the one before. */
export interface LinkedPhrase {
  readonly links: readonly Link[];
  readonly meanings: readonly Meaning[];
}

/** What phrases ask for together, or `undefined` when they do not go together. */
export function composePhrases(phrases: readonly LinkedPhrase[]): Request | undefined {
  const draft = emptyDraft();
  if (!phrases.every((phrase) => add(draft, phrase))) return undefined;
  const request = inTheEvening(draft.request);
  return repeats(request) ? finishedSeries(request) : finishedMoment(request);
}

/** Takes phrases in the order of the text and gives each its role. */
function add(draft: Draft, { meanings, links }: LinkedPhrase): boolean {
  if (links.includes('minus') || (links.includes('range') && draft.previous.length === 0)) return false;
  if (links.includes('except')) return addExcept(draft, meanings);
  if (!addShift(draft, meanings, links)) return false;
  if (!repeats(draft.request)) draft.named = draft.request.days[0]?.weekdays?.weekdays ?? [];
  aim(draft, meanings, links);
  draft.joins ||= links.includes('and') || links.includes('or');
  const added = meanings.every((meaning) => addOne(draft, meaning, links));
  draft.previous = meanings;
  if (meanings.some(isDayMeaning)) draft.joins = false;
  return added;
}

/** Where the days that follow go. */
function aim(draft: Draft, meanings: readonly Meaning[], links: readonly Link[]): void {
  const { request } = draft;
  if (!meanings.some(isDayMeaning) || request.shift) return;
  // "from friday 18:00 to sunday 18:00": what comes now is the end
  const isSecond = !repeats(request) && request.clocks.length > 0 && !isEmpty(request.days[0]);
  const isFromTo = links.includes('range') && (draft.target[0] === request.from || isSecond);
  if (links.includes('until') || links.includes('through') || isFromTo) {
    request.until = { through: !links.includes('until') };
    draft.target = [request.until];
  } else if (links.includes('starting')) {
    request.from = {};
    draft.target = [request.from];
  } else if (links.includes('and') || links.includes('or')) {
    draft.target = request.days;
  }
}

function addOne(draft: Draft, meaning: Meaning, links: readonly Link[]): boolean {
  const { request } = draft;
  switch (meaning.kind) {
    case 'instant':
      return once(request, 'epochSeconds', meaning.epochSeconds);
    case 'part':
      return once(request, 'part', meaning.part);
    case 'eve':
      // the last day of a series says nothing of its time
      if (draft.target === request.days) request.isEve = true;
      return true;
    case 'count':
      return once(request, 'count', meaning.count);
    case 'range':
      request.isRange = true;
      return meaning.lastDay ? once(request, 'lastDay', meaning.lastDay) : true;
    case 'every':
      return addEvery(draft, meaning);
    case 'zone':
      return addZone(draft, meaning);
    case 'clock':
      return addClock(draft, meaning, links);
    case 'duration':
      return addDuration(draft, meaning, links);
    default:
      return addToDay(draft, meaning, links);
  }
}

/** "except fridays", "behalve in het weekend". No rule can leave out a time or a date: "not at 8", "except 21 march". */
function addExcept({ request }: Draft, meanings: readonly Meaning[]): boolean {
  return meanings.every((meaning) => {
    const isWeekend = meaning.kind === 'period' && meaning.unit === 'weekend' && meaning.offset === 0;
    if (meaning.kind !== 'weekdays' && !isWeekend) return false;
    // "except next friday" is one Friday and not all of them
    if (meaning.kind === 'weekdays' && (meaning.which !== 'plain' || meaning.turns)) return false;
    request.except.push(...(meaning.kind === 'weekdays' ? meaning.weekdays : WEEKEND));
    return true;
  });
}

function addEvery(draft: Draft, meaning: Extract<Meaning, { kind: 'every' }>): boolean {
  const { every } = draft.request;
  // "every monday and every thursday", "weekly every tuesday": the one that says less gives way
  if (every?.unit && meaning.unit && every.unit !== meaning.unit) return false;
  // "every other monday and every thursday" are two series
  if (every && draft.joins && every.interval !== meaning.interval) return false;
  draft.request.every = every && (every.unit || every.interval > 1) ? every : meaning;
  draft.target = draft.request.days;
  return true;
}

function addToDay(draft: Draft, meaning: Meaning, links: readonly Link[]): boolean {
  const { request, target } = draft;
  const day = target.at(-1);
  if (!day || (target === request.days && isEndOfSeries(request, links))) return false;
  if (isDayBesideSeries(draft, meaning) || isAnotherWeekday(draft, meaning)) return false;
  if (addDay(day, meaning, repeats(request))) return isShared(target, meaning);
  if (links.includes('range')) {
    request.isRange = true;
    return !repeats(request);
  }
  if (!links.includes('or') && !links.includes('and')) return false;
  // "next week wednesday or thursday"
  const alternative: DaySpec = day.weekdays && day.period ? { period: day.period } : {};
  target.push(alternative);
  return addDay(alternative, meaning, repeats(request));
}

/** "every day at 9 to friday": the day would be lost as an end, and is none of the series. */
function isEndOfSeries(request: Request, links: readonly Link[]): boolean {
  return links.includes('range') && repeats(request) && request.every?.unit === 'days';
}

/** "every tuesday and march 5": the date is neither a day of the rule nor where the series begins. */
function isDayBesideSeries({ request, target, joins }: Draft, { kind }: Meaning): boolean {
  const isOfItsOwn = kind === 'date' || kind === 'numbers' || kind === 'relativeDay' || kind === 'holiday';
  return joins && repeats(request) && target === request.days && isOfItsOwn && !isEmpty(request.days[0]);
}

/** "saturday 10:00 every weekday": of a day and a series without it nobody knows which is meant. */
function isAnotherWeekday({ request, target, joins, named }: Draft, meaning: Meaning): boolean {
  if (meaning.kind !== 'weekdays' || named.length === 0 || joins || target !== request.days) return false;
  const isOfSeries = repeats(request) || meaning.always;
  return isOfSeries && !meaning.weekdays.some((day) => named.includes(day));
}

/** "friday or saturday next week": the week is that of both. */
function isShared(target: readonly DaySpec[], meaning: Meaning): boolean {
  if (meaning.kind !== 'period') return true;
  return target.every((day) => day.period !== undefined || !day.weekdays || addDay(day, meaning, false));
}
