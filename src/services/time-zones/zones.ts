import { onlyZoneOf, zonesOfCountries } from './countries.js';

/** A time zone as a person picks it. */
export interface ZoneChoice {
  /** `Europe/Brussels` */
  readonly zone: string;
  /** `Europe/Brussels (14:05)` */
  readonly label: string;
}

/** Today's names of zones that ICU still lists by the one before. */
const RENAMED = [
  'America/Argentina/Buenos_Aires',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];

const zones: readonly string[] = [...new Set([...Intl.supportedValuesOf('timeZone'), ...RENAMED, 'UTC'])];

/** Names are compared without case, and people type spaces where IANA writes underscores. */
const byTyped = new Map(zones.map((zone) => [typed(zone), zone]));

/** The zone of that name, whatever its case, or the only one of a country of that name; undefined when there is none. */
export function findZone(name: string): string | undefined {
  return byTyped.get(typed(name)) ?? onlyZoneOf(name);
}

/**
 * Zones that fit what was typed, each with the time that it is there: places that begin with it first, then those of
 * countries of that name, in any of the languages that we speak.
 */
export function suggestZones(text: string, now: Temporal.Instant, limit = 25): ZoneChoice[] {
  const wanted = typed(text);
  const isPlace = (zone: string) => typed(zone.split('/').at(-1) ?? '').startsWith(wanted);
  const fitting = zones.filter((zone) => typed(zone).includes(wanted)).toSorted((a, b) => a.localeCompare(b));
  const places = fitting.filter(isPlace);
  return [...new Set([...places, ...zonesOfCountries(text), ...fitting])]
    .slice(0, limit)
    .map((zone) => ({ zone, label: `${zone} (${clockIn(zone, now)})` }));
}

/** What a clock on the wall shows there: `14:05`. */
export function clockIn(zone: string, now: Temporal.Instant): string {
  return now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

function typed(name: string): string {
  return name.trim().toLowerCase().replaceAll(' ', '_');
}
