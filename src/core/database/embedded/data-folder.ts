import { existsSync, readFileSync } from 'node:fs';
import { chown, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../../operator-error.js';
import type { Binaries } from './binaries.js';
import { ADMIN } from './connection-file.js';
import type { Place } from './directory.js';
import { runProgram } from './run-program.js';

export function hasData(place: Place): boolean {
  return existsSync(join(place.data, 'PG_VERSION'));
}

/** Makes an empty database cluster. It is made beside its final name, so that a crash leaves no half of one. */
export async function initialise(place: Place, binaries: Binaries, adminPassword: string): Promise<void> {
  await requireSpace(place);
  const fresh = `${place.data}.new`;
  const passwordFile = join(place.directory, 'initial-password'); // a command line can be read by everyone
  await rm(fresh, { recursive: true, force: true });
  await writeFile(passwordFile, adminPassword, { mode: 0o600 });
  if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const login = ['--auth=scram-sha-256', `--username=${ADMIN}`, `--pwfile=${passwordFile}`];
    await runProgram(binaries.initdb, ['-D', fresh, '--no-instructions', ...login, ...locale], {
      user: place.user,
      cwd: place.directory,
    });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, place.data);
}

/** Sets the superuser's password while the server is down: how to get in when `connection.json` was lost. */
export async function resetAdminPassword(place: Place, binaries: Binaries, password: string): Promise<void> {
  await runProgram(binaries.postgres, ['--single', '-D', place.data, ADMIN], {
    user: place.user,
    cwd: place.directory,
    input: `alter role ${ADMIN} password '${password}'\n`,
  });
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
