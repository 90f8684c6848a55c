import type { MovingHoliday } from '../words/holidays.js';
import { type Day, type DayContext, sure } from './day.js';

/** The next day of a holiday that moves; two where people of the reader's part of the world keep different ones. */
export function holidayDates(holiday: MovingHoliday, year: number | undefined, context: DayContext): Day[] {
  const years = year === undefined ? [context.today.year, context.today.year + 1] : [year];
  for (const one of years) {
    const ahead = datesIn(one, holiday, context.zone).filter(
      (date) => year !== undefined || Temporal.PlainDate.compare(date, context.today) >= 0,
    );
    if (ahead.length > 0) return ahead.map(sure);
  }
  return [];
}

const DAYS_AFTER_EASTER: Partial<Record<MovingHoliday, number>> = {
  'shrove-tuesday': -47,
  'ash-wednesday': -46,
  'mothering-sunday': -21,
  'palm-sunday': -7,
  'maundy-thursday': -3,
  'good-friday': -2,
  easter: 0,
  'easter-monday': 1,
  ascension: 39,
  whitsun: 49,
  'whit-monday': 50,
};

const BRITISH = /^Europe\/(?:London|Dublin|Belfast|Jersey|Guernsey|Isle_of_Man)$/;
const CANADIAN =
  /^America\/(?:Toronto|Vancouver|Montreal|Edmonton|Winnipeg|Halifax|Regina|St_Johns)$|^Canada\//;

function datesIn(year: number, holiday: MovingHoliday, zone: string): Temporal.PlainDate[] {
  const days = DAYS_AFTER_EASTER[holiday];
  if (days !== undefined) return [easter(year).add({ days })];
  switch (holiday) {
    case 'martin-luther-king':
      return [nth(3, 1, 1, year)];
    case 'presidents':
      return [nth(3, 1, 2, year)];
    case 'mothers-day':
      return BRITISH.test(zone) ? datesIn(year, 'mothering-sunday', zone) : [nth(2, 7, 5, year)];
    case 'memorial-day':
      return [nth(1, 1, 6, year).subtract({ weeks: 1 })];
    case 'fathers-day':
      // Belgium keeps another Sunday than its neighbours
      return zone === 'Europe/Brussels' ? [nth(2, 7, 6, year), nth(3, 7, 6, year)] : [nth(3, 7, 6, year)];
    case 'labor-day':
      return [nth(1, 1, 9, year)];
    case 'columbus-day':
      return [nth(2, 1, 10, year)];
    case 'thanksgiving':
      return CANADIAN.test(zone) ? [nth(2, 1, 10, year)] : [nth(4, 4, 11, year)];
    case 'black-friday':
      return [nth(4, 4, 11, year).add({ days: 1 })];
    case 'cyber-monday':
      return [nth(4, 4, 11, year).add({ days: 4 })];
    case 'saint-nicholas':
      // the eve in the Netherlands, the day itself in Belgium
      return [5, 6].map((day) => Temporal.PlainDate.from({ year, month: 12, day }));
    default:
      return [];
  }
}

/** "the fourth Thursday of November" */
function nth(ordinal: number, weekday: number, month: number, year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (ordinal - 1) });
}

/** Easter Sunday of the Gregorian calendar, by the algorithm that Nature printed in 1876. */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
