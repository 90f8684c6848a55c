import type { ReadingContext } from '../reading.js';

/** Where people write 8:30 for the evening too. */
const TWELVE_HOURS =
  /^(?:America|US|Canada|Australia)\/|^Pacific\/(?:Auckland|Honolulu)|^Asia\/(?:Kolkata|Calcutta|Manila|Karachi|Dhaka)/;

/** Where the month comes first. */
const MONTH_FIRST =
  /^(?:America\/(?!Argentina|Sao_Paulo|Bogota|Lima|Santiago|Caracas|Montevideo|Toronto|Vancouver|Mexico)|US\/)/;

/** How people read "3:30": by the 24-hour clock, the 12-hour clock, or nobody knows. */
export type ClockHabit = '24' | '12' | 'either';

export function clockHabit({ locale, zone }: ReadingContext): ClockHabit {
  if (locale === 'nl') return '24';
  return TWELVE_HOURS.test(zone) ? '12' : 'either';
}

/** English is written both ways and the locale does not say by whom; only the zone of an American tells. */
export function dateOrder({ locale, zone }: ReadingContext): 'day-first' | 'month-first' | 'unknown' {
  if (locale === 'nl') return 'day-first';
  return MONTH_FIRST.test(zone) ? 'month-first' : 'unknown';
}
