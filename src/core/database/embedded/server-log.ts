import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';

const LIMIT = 5 * 1024 * 1024;

/**
 * Keeps the server's log bounded: when it is large it is copied to `<log>.1` and emptied. It cannot be renamed, since
 * the running server goes on appending to the open file.
 */
export function trimLog(log: string): void {
  if (sizeOf(log) < LIMIT) return;
  copyFileSync(log, `${log}.1`);
  truncateSync(log);
}

/** What the log holds from `offset` on, at most its last 4,000 characters. */
export function readLogFrom(log: string, offset: number): string {
  if (!existsSync(log)) return '';
  return readFileSync(log).subarray(offset).toString('utf8').slice(-4000).trim();
}

export function sizeOf(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}
