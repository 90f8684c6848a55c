import { composePhrases, type LinkedPhrase } from './composer.js';
import { isDayMeaning } from './days.js';
import { isEmpty, type Request, repeats } from './request.js';

/** More than a question has room for. */
const MOST = 5;

/**
 * "mon 9:00 and wed 14:00": phrases that do not go together, but fall into complete times one after the other.
 * Nobody can be reminded at both with one reminder, so they are asked between.
 */
export function alternativesIn(phrases: readonly LinkedPhrase[]): Request[] | undefined {
  const groups: LinkedPhrase[][] = [];
  for (const phrase of phrases) {
    const group = groups.at(-1);
    if (group && !beginsAnother(group, phrase) && composePhrases([...group, phrase])) group.push(phrase);
    else if (phrase.links.every((link) => link === 'and' || link === 'or'))
      groups.push([{ ...phrase, links: [] }]);
    else return undefined;
    if (groups.length > MOST) return undefined;
  }
  const requests = groups.map((group) => composePhrases(group));
  return requests.every((request): request is Request => request !== undefined && isComplete(request))
    ? requests
    : undefined;
}

/** "za 20u of zo 14u": behind a day and a time, another day begins another time. */
function beginsAnother(group: readonly LinkedPhrase[], { meanings }: LinkedPhrase): boolean {
  const sofar = composePhrases(group);
  return sofar !== undefined && isComplete(sofar) && meanings.some(isDayMeaning);
}

function isComplete(request: Request): boolean {
  return request.clocks.length > 0 && !isEmpty(request.days[0]) && !repeats(request);
}
