import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../core/config/config.js';
import { FileLock } from '../core/database/embedded/file-lock.js';
import { makeFolders } from '../core/make-folders.js';
import { OperatorError } from '../core/operator-error.js';
import type { SandboxMessage } from '../sandbox/process-message.js';

/** The local Discord in a process of its own. Disposing of it stops it, with everything saved. */
export interface LocalDiscord extends AsyncDisposable {
  readonly pageUrl: string;
  readonly apiUrl: string;
  readonly token: string;
  /** Rejects when it ends by itself. */
  readonly lost: Promise<never>;
}

const script = new URL('../sandbox/main.js', import.meta.url);

/**
 * Starts the local Discord with a demo guild, as it was left the last time. It is a Discord-compatible server like any
 * other: the bot gets its address and a token, and knows no more.
 *
 * @throws OperatorError when its port is taken, or when it runs already on this data folder
 */
export async function startLocalDiscord({ DATA_DIR, SANDBOX_PORT }: Config): Promise<LocalDiscord> {
  await using resources = new AsyncDisposableStack();
  resources.use(lockMemory(DATA_DIR));
  const child = fork(fileURLToPath(script), [DATA_DIR, String(SANDBOX_PORT)], {
    execArgv: ['--enable-source-maps'],
  });
  resources.defer(() => end(child));
  const message = await firstMessage(child);
  if (message.op === 'failed') throw new OperatorError(message.message, message);
  const { pageUrl, apiUrl, token } = message;
  const watch = watchOver(child);
  resources.use(watch);
  const held = resources.move();
  return { pageUrl, apiUrl, token, lost: watch.lost, [Symbol.asyncDispose]: () => held.disposeAsync() };
}

/** Notices an end that nobody asked for; one after this was disposed of is none. */
function watchOver(child: ChildProcess): Disposable & Pick<LocalDiscord, 'lost'> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  lost.catch(() => undefined); // whoever cares awaits it
  const onExit = (code: number | null, signal: string | null) => {
    reject(new Error(`The local Discord ended by itself (${signal ?? code}).`));
  };
  child.once('exit', onExit);
  return { lost, [Symbol.dispose]: () => void child.off('exit', onExit) };
}

function makeFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (cause) {
    throw new OperatorError(`The folder ${folder} cannot be made.`, {
      why: cause instanceof Error ? cause.message : String(cause),
      next: 'Set DATA_DIR to a folder in which this user may write.',
      cause,
    });
  }
}

/** Two on one folder would each overwrite what the other remembers. */
function lockMemory(dataDir: string): FileLock {
  makeFolder(join(dataDir, 'sandbox'));
  const lock = FileLock.tryTake(join(dataDir, 'sandbox', 'lock'));
  if (lock) return lock;
  throw new OperatorError('The bot already runs on this data folder.', {
    why: `Another "alphapy start" has the local Discord in ${dataDir}.`,
    next: 'Stop that one first, or set DATA_DIR to another folder and SANDBOX_PORT and API_PORT to other ports.',
  });
}

async function firstMessage(child: ChildProcess): Promise<SandboxMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<SandboxMessage>();
  child.once('message', (message) => resolve(message as SandboxMessage)); // the script says nothing else
  child.once('error', reject);
  child.once('exit', (code) =>
    reject(new Error(`The local Discord did not start (code ${code}), see above.`)),
  );
  return promise;
}

/** It saves and ends when it is let go. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  if (child.connected) child.disconnect();
  await ended;
}
