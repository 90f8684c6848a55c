import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A lock between processes that the operating system gives back when its holder dies, kill -9 included.
 * Node has no flock; SQLite takes the same kind of lock on its file, on every platform. So no pid is compared,
 * nothing can be stale, and the file may stay where it is.
 */
export class FileLock implements Disposable {
  private constructor(private readonly database: DatabaseSync) {}

  /** Takes the lock, or returns `null` when another process (or this one) holds it. */
  static tryTake(file: string): FileLock | null {
    const database = new DatabaseSync(file, { timeout: 0 });
    try {
      database.exec('begin exclusive');
      return new FileLock(database);
    } catch (error) {
      database.close();
      if (isBusy(error)) return null;
      throw error;
    }
  }

  /** Waits for the lock, at most `milliseconds`; then returns `null`. */
  static async take(file: string, milliseconds: number): Promise<FileLock | null> {
    const deadline = performance.now() + milliseconds;
    for (;;) {
      const lock = FileLock.tryTake(file);
      if (lock || performance.now() > deadline) return lock;
      await delay(50);
    }
  }

  [Symbol.dispose](): void {
    this.database.close();
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
