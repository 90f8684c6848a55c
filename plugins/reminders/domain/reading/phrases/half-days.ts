/** "8-10pm" begins at 8 pm, "11-1pm" at 11 am. */
export function halfOfStart(start: number, end: number, endHalf: string | undefined): string | undefined {
  if (!endHalf) return undefined;
  const crossesNoon = start % 12 > end % 12;
  return crossesNoon ? otherHalf(endHalf) : endHalf;
}

/** "6pm or 7" is 7 pm, "11am or 1" is 1 pm. */
export function halfOfNext(hour: number, start: number, startHalf: string): string {
  const crossesNoon = start % 12 > hour % 12;
  return crossesNoon ? otherHalf(startHalf) : startHalf;
}

function otherHalf(half: string): string {
  return half.toLowerCase().startsWith('p') ? 'am' : 'pm';
}
