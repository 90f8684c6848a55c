import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileLock } from '../database/embedded/file-lock.js';
import { makeFolders } from '../make-folders.js';
import { OperatorError } from '../operator-error.js';

/**
 * Makes this the one manager of the data folder, until it is disposed of or the process ends, however it ends.
 *
 * @throws {OperatorError} when another manager has it, or the folder cannot be written
 */
export function lockDataFolder(folder: string): Disposable {
  prepareFolder(folder);
  const lock = FileLock.tryTake(join(folder, 'manager.lock'));
  if (!lock) throw alreadyManaged(folder);
  // For the message of the next one only. The lock itself compares no pids, so nothing in here can be stale.
  writeFileSync(pidFile(folder), String(process.pid));
  return lock;
}

function prepareFolder(folder: string): void {
  try {
    makeFolders(folder);
    writeFileSync(join(folder, 'manager.lock'), '', { flag: 'a' });
  } catch (cause) {
    throw new OperatorError(`The data folder ${folder} cannot be written.`, {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'Give this user the right to write there, make room on the disk, or set DATA_DIR to another folder.',
      cause,
    });
  }
}

function alreadyManaged(folder: string): OperatorError {
  const pid = readFileSync(pidFile(folder), 'utf8');
  return new OperatorError(`The bot already runs on the data folder ${folder}.`, {
    why: `Its manager is process ${pid}; two on one folder would answer everything twice.`,
    next: `Stop that one first (kill ${pid}), or set DATA_DIR to another folder.`,
  });
}

function pidFile(folder: string): string {
  return join(folder, 'manager.pid');
}
