import type { ReadingContext } from '../reading.js';

/** Where people write 8:30 for the evening too. In the rest of the world 8:30 is in the morning. */
const TWELVE_HOURS =
  /^(?:America|US|Canada|Australia)\/|^Pacific\/(?:Auckland|Honolulu)|^Asia\/(?:Kolkata|Calcutta|Manila|Karachi|Dhaka)/;

/** Where the month comes first. */
const MONTH_FIRST =
  /^(?:America\/(?!Argentina|Sao_Paulo|Bogota|Lima|Santiago|Caracas|Montevideo|Toronto|Vancouver|Mexico)|US\/)/;

export function usesTwelveHours({ locale, zone }: ReadingContext): boolean {
  return locale === 'en' && TWELVE_HOURS.test(zone);
}

/** English is written both ways and the locale does not say by whom; only the zone of an American tells. */
export function dateOrder({ locale, zone }: ReadingContext): 'day-first' | 'month-first' | 'unknown' {
  if (locale === 'nl') return 'day-first';
  return MONTH_FIRST.test(zone) ? 'month-first' : 'unknown';
}
