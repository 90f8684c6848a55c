import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Problem } from './problem.js';

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'];

/**
 * Runs `command` in place of this process: really so where Node can (`process.execve`, stable enough from Node 26 on,
 * not on Windows), else as a child that gets every signal and whose end is this process's end.
 */
export async function replaceProcess(command, parameters) {
  // between npm and this process stands a shell, which passes no signal on: `kill <npm>` ends only the two of them
  if (process.env.npm_lifecycle_event) process.env.ALPHAPY_ENDS_WITH_PARENT = '1';
  if (Number.parseInt(process.versions.node, 10) >= 26 && process.platform !== 'win32') {
    process.execve(command, [command, ...parameters], process.env);
  }
  await standInFor(command, parameters);
}

/** The second way; resolves never, since this process ends with the child. */
export async function standInFor(command, parameters) {
  const child = spawn(command, parameters, {
    stdio: 'inherit',
    env: { ...process.env, ALPHAPY_ENDS_WITH_PARENT: '1' },
  });
  if (process.env.ALPHAPY_ENDS_WITH_PARENT) whenParentEnds(() => child.kill('SIGTERM'));
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  const [code, signal] = await ended(child);
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  setTimeout(() => process.exit(128 + constants.signals[signal]), 1000); // some signals cannot be sent to oneself
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => resolve([code, signal]));
    child.on('error', (error) =>
      reject(
        new Problem(
          'Node could not be started.',
          error.message,
          'The Node that npm brings needs Linux with glibc, macOS or Windows. Elsewhere put Node 26 or newer first on your PATH.',
        ),
      ),
    );
  });
}

function whenParentEnds(act) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && act(), 500).unref();
}
