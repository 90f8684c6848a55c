/** An instant from the row of a plain statement, where the driver hands over a date and the ORM a text. */
export function readInstant(stored: string | Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(new Date(stored).getTime());
}
