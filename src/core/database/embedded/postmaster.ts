import { readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '../../../utils/error-code.js';
import type { Place } from './directory.js';

/** The server's main process. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The living server of this place; `null` when there is none, whatever `postmaster.pid` says. */
export function findPostmaster(place: Place): Postmaster | null {
  const noted = readPidFile(place);
  return noted && isServing(noted.pid, place.data) ? noted : null;
}

/**
 * Makes PostgreSQL see that the process noted in `postmaster.pid` is gone. It would otherwise refuse to start when
 * that pid is a zombie, or belongs to another program by now (a container restarted, a folder copied).
 * The file is not deleted: PostgreSQL needs the rest of it to notice workers of the dead server that still write.
 */
export function disownPidFile(place: Place): void {
  const lines = readLines(place);
  if (!lines || findPostmaster(place)) return;
  const [, ...rest] = lines;
  writeFileSync(pidFileIn(place), [IMPOSSIBLE_PID, ...rest].join('\n'));
}

/** Beyond the largest pid of any system, but still a pid for PostgreSQL. */
const IMPOSSIBLE_PID = 2 ** 31 - 1;

const pidFileIn = (place: Place) => join(place.data, 'postmaster.pid');

/** Lines: pid, data folder, start time, port, … (PostgreSQL's miscadmin.h, LOCK_FILE_LINE_*). */
function readPidFile(place: Place): Postmaster | null {
  const lines = readLines(place);
  const pid = Number(lines?.[0]);
  return pid > 0 ? { pid, port: Number(lines?.[3]) } : null;
}

/** `null` where there is no such file: a server that stops takes it away at any moment. */
function readLines(place: Place): string[] | null {
  try {
    return readFileSync(pidFileIn(place), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A server works in its data folder, so on Linux that folder tells it from any other process; a zombie has none. */
function isServing(pid: number, data: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === data;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM' && process.platform !== 'linux';
  }
}
