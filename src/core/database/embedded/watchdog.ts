import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { Place } from './directory.js';
import { serverEnvironment } from './run-program.js';

/** The right to stop the server, held by one watchdog at a time. */
export interface Claim {
  readonly token: string;
  /** Whether an earlier watchdog was just stopping the server. */
  readonly wasStopping: boolean;
}

/**
 * Takes the server over from earlier watchdogs. A claim is a file, and both sides move it in one step: either we
 * delete the old claim and its watchdog stands back, or it has turned the claim into `stopping-…` and we see that.
 */
export function claimServer(place: Place): Claim {
  removeAll(place, 'owner-');
  const wasStopping = removeAll(place, 'stopping-') > 0;
  const token = randomUUID();
  writeFileSync(join(place.directory, `owner-${token}`), '');
  return { token, wasStopping };
}

export interface Watchdog {
  /** Ends the watchdog and leaves the server alone. */
  end(): void;
}

// Blocks on a pipe whose other end only we hold: the system closes it when we end, by kill -9 too. 3 MB, no polling.
const SCRIPT = `
trap "" INT HUP
cat > /dev/null
sleep "$GRACE"
mv "owner-$TOKEN" "stopping-$TOKEN" 2> /dev/null || exit 0
"$PG_CTL" stop -D data -m smart -t 20 -s || { [ -e "stopping-$TOKEN" ] && "$PG_CTL" stop -D data -m fast -s; }
rm -f "stopping-$TOKEN"
`;

/**
 * Stops the server `graceSeconds` after this process has ended, unless another process has claimed it by then.
 * Clients that are still connected are served for 20 seconds more. On Windows the server is left for the next start.
 */
export async function spawnWatchdog(
  place: Place,
  pgControl: string,
  { token }: Claim,
  graceSeconds: number,
): Promise<Watchdog> {
  const claim = join(place.directory, `owner-${token}`);
  const withdraw = () => rmSync(claim, { force: true });
  if (process.platform === 'win32') return { end: withdraw };
  const shell = spawn('/bin/sh', ['-c', SCRIPT], {
    ...place.user,
    cwd: place.directory,
    detached: true, // Ctrl-C in the terminal must not reach it
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...serverEnvironment(), GRACE: `${graceSeconds}`, TOKEN: token, PG_CTL: pgControl },
  });
  await once(shell, 'spawn');
  letUsEnd(shell);
  return {
    end() {
      withdraw();
      const running = shell.exitCode === null && shell.signalCode === null;
      if (running && shell.pid) process.kill(-shell.pid, 'SIGTERM'); // the shell and what it waits for
    },
  };
}

/** Neither the shell nor the pipe to it keeps our process alive. */
function letUsEnd(shell: ChildProcessByStdio<Writable, null, null>): void {
  shell.unref();
  if (shell.stdin instanceof Socket) shell.stdin.unref();
}

/** Whether a process watches over the server, or one that was killed did. */
export function isClaimed(place: Place): boolean {
  return readdirSync(place.directory).some((name) => name.startsWith('owner-'));
}

function removeAll(place: Place, prefix: string): number {
  const names = readdirSync(place.directory).filter((name) => name.startsWith(prefix));
  for (const name of names) rmSync(join(place.directory, name), { force: true });
  return names.length;
}
