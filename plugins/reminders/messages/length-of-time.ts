import type { Words } from 'alphapy';

const UNITS = [
  ['days', 24 * 60],
  ['hours', 60],
  ['minutes', 1],
] as const;

/** "1 day 2 hours": minutes in the largest units that hold them. */
export function lengthOf(minutes: number, words: Words): string {
  let left = minutes;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) parts.push(words(`reminders.length.${unit}`, { count }));
  }
  return parts.join(' ');
}
