import { isOfDays } from '../phrases/durations.js';
import type { Meaning } from '../phrases/meaning.js';
import { addDay, isDayMeaning } from './days.js';
import { finishedMoment, finishedSeries } from './finished-request.js';
import type { Link } from './links.js';
import { type DaySpec, emptyRequest, type Request, repeats } from './request.js';

/** A phrase, and how it hangs together with the one before. */
export interface LinkedPhrase {
  readonly links: readonly Link[];
  readonly meanings: readonly Meaning[];
}

/** What phrases ask for together, or `undefined` when they do not go together. */
export function composePhrases(phrases: readonly LinkedPhrase[]): Request | undefined {
  const composer = new Composer();
  return phrases.every((phrase) => composer.add(phrase)) ? composer.finish() : undefined;
}

/** Takes phrases in the order of the text and gives each its role. */
class Composer {
  readonly #request = emptyRequest();
  /** Where days go: to the reminder itself, or to its "starting …" or "until …". */
  #target: DaySpec[] = this.#request.days;
  #previous: readonly Meaning[] = [];

  add({ meanings, links }: LinkedPhrase): boolean {
    if (links.includes('minus') || (links.includes('range') && this.#previous.length === 0)) return false;
    // "not at 8" and "except 21 march": only weekdays can be taken out of a series
    if (links.includes('except') && meanings.some(({ kind }) => kind !== 'weekdays')) return false;
    if (!this.#shift(meanings, links)) return false;
    this.#aim(meanings, links);
    const added = meanings.every((meaning) => this.#addOne(meaning, links));
    this.#previous = meanings;
    return added;
  }

  finish(): Request | undefined {
    return repeats(this.#request) ? finishedSeries(this.#request) : finishedMoment(this.#request);
  }

  /** "an hour before", "2 days after": what was read so far is a distance from what comes now. */
  #shift(meanings: readonly Meaning[], links: readonly Link[]): boolean {
    const { duration } = this.#request;
    const isBefore = links.includes('before') || links.includes('voor');
    const isAfter =
      links.includes('after') || (links.includes('starting') && this.#previous[0]?.kind === 'duration');
    if (!isBefore && !isAfter) return true;
    if (meanings[0]?.kind === 'duration') return links.includes('voor') && !links.includes('before');
    if (!duration || duration.ahead || this.#previous[0]?.kind !== 'duration') return false;
    this.#request.shift = { amounts: duration.duration, direction: isBefore ? -1 : 1 };
    delete this.#request.duration;
    return true;
  }

  #aim(meanings: readonly Meaning[], links: readonly Link[]): void {
    const isDay = meanings.some(isDayMeaning);
    if (!isDay || this.#request.shift) return;
    const isFromTo = links.includes('range') && this.#target[0] === this.#request.from;
    const isUntil = links.includes('until') || links.includes('through') || isFromTo;
    if (isUntil) {
      this.#request.until = { through: !links.includes('until') };
      this.#target = [this.#request.until];
    } else if (links.includes('starting')) {
      this.#request.from = {};
      this.#target = [this.#request.from];
    } else if (links.includes('and') || links.includes('or')) {
      this.#target = this.#request.days;
    }
  }

  #addOne(meaning: Meaning, links: readonly Link[]): boolean {
    const request = this.#request;
    switch (meaning.kind) {
      case 'instant':
        return once(request, 'epochSeconds', meaning.epochSeconds);
      case 'part':
        return once(request, 'part', meaning.part);
      case 'count':
        return once(request, 'count', meaning.count);
      case 'range':
        request.isRange = true;
        return meaning.lastDay ? once(request, 'lastDay', meaning.lastDay) : true;
      case 'every':
        return this.#addEvery(meaning);
      case 'zone':
        return this.#addZone(meaning.zone);
      case 'clock':
        return this.#addClock(meaning, links);
      case 'duration':
        return this.#addDuration(meaning, links);
      case 'weekdays':
        if (!links.includes('except')) return this.#addDay(meaning, links);
        request.except.push(...meaning.weekdays);
        return true;
      default:
        return this.#addDay(meaning, links);
    }
  }

  #addEvery(meaning: Extract<Meaning, { kind: 'every' }>): boolean {
    const { every } = this.#request;
    // "every monday and every thursday", "weekly every tuesday": the one that says less gives way
    if (every?.unit && meaning.unit && every.unit !== meaning.unit) return false;
    this.#request.every = every && (every.unit || every.interval > 1) ? every : meaning;
    this.#target = this.#request.days;
    return true;
  }

  #addZone(zone: Extract<Meaning, { kind: 'zone' }>['zone']): boolean {
    const clock = this.#request.clocks.at(-1);
    if (clock?.zone && JSON.stringify(clock.zone) !== JSON.stringify(zone)) return false;
    if (clock) clock.zone = zone;
    return clock !== undefined;
  }

  #addClock({ clock }: Extract<Meaning, { kind: 'clock' }>, links: readonly Link[]): boolean {
    const { clocks } = this.#request;
    const last = clocks.at(-1);
    const isEnd = links.some((link) => link === 'range' || link === 'until' || link === 'through');
    if (isEnd && last) {
      this.#request.isRange = true;
      return !repeats(this.#request) || this.#request.every?.unit !== 'hours';
    }
    if (isEnd && !links.includes('range')) return false;
    // "friday 18:00 until monday 8:00"
    if (last && this.#target[0] === this.#request.until && !repeats(this.#request)) return true;
    const isSame = last && last.clock.hour === clock.hour && last.clock.minute === clock.minute;
    if (last && !isSame && !links.includes('or') && !last.zone) return false;
    if (!isSame) clocks.push({ clock });
    return true;
  }

  #addDuration(meaning: Extract<Meaning, { kind: 'duration' }>, links: readonly Link[]): boolean {
    const isLength = links.includes('for') || (links.includes('voor') && this.#previous.length > 0);
    if (isLength) {
      // "every day for 2 weeks" ends; "tomorrow at 8pm for 2 hours" says how long the event takes
      if (this.#previous.length === 0) return false;
      if (repeats(this.#request)) return once(this.#request, 'lasting', meaning.duration);
      return true;
    }
    if (!isOfDays(meaning.duration) || this.#previous.length === 0)
      return once(this.#request, 'duration', meaning);
    return this.#addAhead(meaning);
  }

  #addAhead(meaning: Extract<Meaning, { kind: 'duration' }>): boolean {
    const day = this.#target.at(-1);
    if (!day || !meaning.ahead) return false;
    return once(day, 'ahead', meaning.duration);
  }

  /** "friday or saturday next week": the week is that of both. */
  #shared(meaning: Meaning): boolean {
    if (meaning.kind !== 'period') return true;
    return this.#target.every(
      (day) => day.period !== undefined || !day.weekdays || addDay(day, meaning, false),
    );
  }

  #addDay(meaning: Meaning, links: readonly Link[]): boolean {
    const day = this.#target.at(-1);
    if (!day) return false;
    if (addDay(day, meaning, repeats(this.#request))) return this.#shared(meaning);
    if (links.includes('range')) {
      this.#request.isRange = true;
      return !repeats(this.#request);
    }
    if (!links.includes('or') && !links.includes('and')) return false;
    // "next week wednesday or thursday"
    const alternative: DaySpec = day.weekdays && day.period ? { period: day.period } : {};
    this.#target.push(alternative);
    return addDay(alternative, meaning, repeats(this.#request));
  }
}

/** Fills a place that is empty or already holds the same. */
function once<Target extends object, Name extends keyof Target>(
  target: Target,
  name: Name,
  value: Target[Name],
): boolean {
  if (target[name] !== undefined) return JSON.stringify(target[name]) === JSON.stringify(value);
  target[name] = value;
  return true;
}
