import { existsSync, readFileSync } from 'node:fs';
import { chown, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../operator-error.js';
import type { Binaries } from './binaries.js';
import { ADMIN, OWNER, type Passwords } from './connection-file.js';
import type { Place } from './directory.js';
import { OWN_SERVER, programFailed } from './problem.js';
import { runProgram } from './run-program.js';

export function hasData(place: Place): boolean {
  return existsSync(join(place.data, 'PG_VERSION'));
}

/**
 * Makes a data folder with the bot's role and its empty database. The role owns that database and is no superuser, so
 * that a mistake in a query can reach the bot's data, but neither the machine nor the server.
 * The folder is made beside its final name: a crash leaves no half of one.
 */
export async function createData(place: Place, binaries: Binaries, passwords: Passwords): Promise<void> {
  await requireSpace(place);
  const fresh = `${place.data}.new`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await initialise(place, binaries, fresh, passwords.adminPassword);
    await runSingleUser(place, binaries, fresh, [
      `create role ${OWNER} login password '${passwords.password}'`,
      `create database ${OWNER} owner ${OWNER}`,
    ]);
    await rename(fresh, place.data);
  } catch (cause) {
    throw programFailed('The embedded database cannot be created.', '', OWN_SERVER, cause);
  }
}

/** Sets new passwords while the server is down: how to get in when `connection.json` was lost. */
export async function resetPasswords(place: Place, binaries: Binaries, passwords: Passwords): Promise<void> {
  await runSingleUser(place, binaries, place.data, [
    `alter role ${ADMIN} password '${passwords.adminPassword}'`,
    `alter role ${OWNER} password '${passwords.password}'`,
  ]);
}

/** PostgreSQL reads data folders of its own major version only. */
export function requireSameMajor(place: Place, binaries: Binaries): void {
  const found = Number.parseInt(readFileSync(join(place.data, 'PG_VERSION'), 'utf8'), 10);
  if (found === binaries.major) return;
  const newer = found > binaries.major;
  throw new OperatorError(
    `The data folder ${place.data} belongs to PostgreSQL ${found}, but version ${binaries.major} is installed.`,
    {
      why: newer
        ? 'A newer version of alphapy has used this folder before.'
        : 'PostgreSQL cannot read the data of an older major version.',
      next: newer
        ? 'Run that newer version of alphapy again.'
        : 'With the older version of alphapy run "alphapy db backup", then with this one "alphapy db restore".',
    },
  );
}

async function initialise(place: Place, binaries: Binaries, folder: string, password: string): Promise<void> {
  const passwordFile = join(place.directory, 'initial-password'); // a command line can be read by everyone
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const login = ['--auth=scram-sha-256', `--username=${ADMIN}`, `--pwfile=${passwordFile}`];
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
    await runProgram(binaries.initdb, ['-D', folder, '--no-instructions', ...login, ...locale], {
      user: place.user,
      cwd: place.directory,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** Runs statements, one a line, without a server. Our passwords hold no character that SQL would read. */
async function runSingleUser(
  place: Place,
  binaries: Binaries,
  folder: string,
  statements: readonly string[],
): Promise<void> {
  const silent = ['-c', 'log_min_error_statement=panic']; // an error must not repeat a password
  await runProgram(
    binaries.postgres,
    ['--single', '-D', folder, '-c', 'exit_on_error=on', ...silent, ADMIN],
    {
      user: place.user,
      cwd: place.directory,
      input: `${statements.join('\n')}\n`,
    },
  );
}

/** An empty cluster takes 40 MB; the rest lets the bot live for a while before the disk is full again. */
const NEEDED = 100 * 1024 * 1024;

async function requireSpace(place: Place): Promise<void> {
  const { bavail, bsize } = await statfs(place.directory);
  const free = bavail * bsize;
  if (free >= NEEDED) return;
  throw new OperatorError('There is not enough disk space for the embedded database.', {
    why: `${place.directory} has ${megabytes(free)} MB left, ${megabytes(NEEDED)} MB are needed.`,
    next: 'Free some disk space, or choose another folder with DATA_DIR.',
  });
}

const megabytes = (bytes: number) => Math.floor(bytes / 1024 / 1024);
