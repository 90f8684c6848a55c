/**
 * How long to wait before a process that failed `failures` times in a row is started again: soon after the first
 * time, since most faults are gone by then, and at most once a minute when it keeps failing.
 */
export function backOff(failures: number): number {
  return Math.min(60_000, 250 * 2 ** (failures - 1));
}
