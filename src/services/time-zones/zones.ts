/** A time zone as a person picks it. */
export interface ZoneChoice {
  /** `Europe/Brussels` */
  readonly zone: string;
  /** `Europe/Brussels (14:05)` */
  readonly label: string;
}

const zones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** Names are compared without case, and people type spaces where IANA writes underscores. */
const byTyped = new Map(zones.map((zone) => [typed(zone), zone]));

/** The zone of that name, whatever its case; undefined when there is none. */
export function findZone(name: string): string | undefined {
  return byTyped.get(typed(name));
}

/** Zones that fit what was typed, places that begin with it first, each with the time that it is there. */
export function suggestZones(text: string, now: Temporal.Instant, limit = 25): ZoneChoice[] {
  const wanted = typed(text);
  const fitting = zones.filter((zone) => typed(zone).includes(wanted));
  const place = (zone: string) => Number(!typed(zone.split('/').at(-1) ?? '').startsWith(wanted));
  return fitting
    .toSorted((a, b) => place(a) - place(b) || a.localeCompare(b))
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
