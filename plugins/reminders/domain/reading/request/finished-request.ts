import { isEmpty, type Request } from './request.js';

/** What has to hold when all phrases of a series are known; `undefined` when they do not go together after all. */
export function finishedSeries(request: Request): Request | undefined {
  if (!request.lastDay) return request;
  // "every day between 1 and 5 april" ends on the 5th
  if (request.until) return undefined;
  return { ...request, until: { through: true, date: request.lastDay }, isRange: false };
}

/** The same for what happens once. A beginning and an end make it a range, of which the beginning counts. */
export function finishedMoment(request: Request): Request | undefined {
  if (request.except.length > 0) return undefined;
  const { from, until, ...rest } = request;
  const isRange = request.isRange || until !== undefined;
  if (!from) return until && request.days.every(isEmpty) ? undefined : { ...rest, isRange };
  // "from friday 20:00" is no beginning of a series: it is the time itself
  return isEmpty(request.days[0]) ? { ...rest, days: [from, ...request.days.slice(1)], isRange } : undefined;
}

/** "christmas eve" without a time is in the evening, as "friday evening" is. */
export function inTheEvening(request: Request): Request {
  const { isEve, part, clocks, days, shift } = request;
  const isOpen = !part && clocks.length === 0 && days.length === 1 && !shift;
  return isEve && isOpen ? { ...request, part: 'evening' } : request;
}
