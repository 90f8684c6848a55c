import type { Once, Reading, Repeat } from '../reading/reading.js';

/**
 * The one reading that all times of a message allow: "next friday" in the title and "20 March" below agree on the 20th.
 * Times that are over are about something else.
 */
export function agreementOf(readings: readonly Reading[]): Once | Repeat | undefined {
  // what was not understood may be the event's
  if (readings.some((reading) => reading.kind === 'refuse' && reading.reason === 'unclear')) return undefined;
  const possible = readings.flatMap((reading) => {
    if (reading.kind === 'refuse') return [];
    return [reading.kind === 'ask' ? reading.options : [reading]];
  });
  const [first, ...others] = possible;
  const common = first?.filter((option) =>
    others.every((options) => options.some((other) => keyOf(other) === keyOf(option))),
  );
  return common?.length === 1 ? common[0] : undefined;
}

function keyOf(option: Once | Repeat): string {
  return option.kind === 'at' ? option.instant.toString() : `${option.rule} ${option.start}`;
}
