/** For how long what has arrived can be put off. */
export const snoozes = ['10m', '1h', 'tomorrow'] as const;

export type Snooze = (typeof snoozes)[number];

/** When it comes again. Tomorrow is the next day where the owner lives, at the time of day at which it was due. */
export function snoozedUntil(
  snooze: Snooze,
  { dueAt, zone }: { readonly dueAt: Temporal.Instant; readonly zone: string },
  now: Temporal.Instant,
): Temporal.Instant {
  switch (snooze) {
    case '10m':
      return now.add({ minutes: 10 });
    case '1h':
      return now.add({ hours: 1 });
    case 'tomorrow': {
      const plainTime = dueAt.toZonedDateTimeISO(zone).toPlainTime();
      const day = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
      return day.toZonedDateTime({ timeZone: zone, plainTime }).toInstant();
    }
  }
}
