import { type ChildProcess, fork } from 'node:child_process';
import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import type { ToManager, ToProcess } from './messages.js';

/** A running process of the bot, seen from the manager. */
export interface Child {
  readonly pid: number | undefined;
  /** Does nothing once the process is gone. */
  send(message: ToProcess): void;
  onMessage(listener: (message: ToManager) => void): void;
  /** At once, without a chance to clean up. */
  kill(): void;
  /** Resolves with how it ended, in words. */
  readonly ended: Promise<string>;
}

export type Spawn = () => Child;

const execArgv = ['--enable-source-maps'];

/** For processes without a port of their own. */
export function forkProcess(script: URL): Child {
  return watch(fork(fileURLToPath(script), { execArgv }));
}

/**
 * For processes that share a port: all of them listen on it, and the kernel spreads the connections.
 * With the default policy (the manager accepts and passes on) a connection given to a process that was just killed
 * is never answered.
 */
export function forkSharingPorts(script: URL): Child {
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: fileURLToPath(script), args: [], execArgv });
  return watch(cluster.fork().process);
}

function watch(child: ChildProcess): Child {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `ended with code ${code}`));
  child.on('error', (error) => {
    // Also emitted for a failed `send`, after which the exit follows. Without a pid there was no start to exit from.
    if (child.pid === undefined) resolve(`could not be started: ${error.message}`);
  });
  return {
    pid: child.pid,
    ended,
    send: (message) => void (child.connected && child.send(message, () => undefined)),
    // Only the bot's own processes speak here, and they send nothing else.
    onMessage: (listener) => void child.on('message', (message) => listener(message as ToManager)),
    kill: () => void child.kill('SIGKILL'),
  };
}
