/**
 * The zone beside a local time: "Europe/Brussels", and "Europe/Brussels, UTC+02:00" for a time that comes twice, on the
 * night when the clocks go back.
 */
export function zoneInWords(instant: Temporal.Instant, zone: string): string {
  const { offset } = instant.toZonedDateTimeISO(zone);
  return comesTwice(instant, zone) ? `${zone}, UTC${offset}` : zone;
}

function comesTwice(instant: Temporal.Instant, zone: string): boolean {
  const local = instant.toZonedDateTimeISO(zone).toPlainDateTime();
  const first = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return !first.equals(local.toZonedDateTime(zone, { disambiguation: 'later' }));
}
