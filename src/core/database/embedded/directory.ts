import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from '../../../utils/error-code.js';
import { makeFolders } from '../../make-folders.js';
import { OperatorError } from '../../operator-error.js';
import { explainFolder } from './folder-problem.js';
import type { SystemUser } from './run-program.js';
import { serverUser } from './system-user.js';

/** Where one embedded database lives, and who runs it. */
export interface Place {
  /** Holds everything of the database. The real folder, never a symbolic link. */
  readonly directory: string;
  /** PostgreSQL's own data folder inside it. */
  readonly data: string;
  readonly log: string;
  readonly user: SystemUser | null;
}

const ELSEWHERE = '/var/lib/alphapy';

/**
 * Finds or makes the database's folder `postgres` in the bot's data folder. When root's data folder lies where the
 * server's user cannot reach it (a clone in /root), the folder is made in /var/lib and `postgres` is a link to it.
 */
export async function preparePlace(dataDir: string): Promise<Place> {
  const link = join(resolve(dataDir), 'postgres');
  try {
    const user = await serverUser(join(link, 'data'));
    if (!existsSync(link)) makeFolder(link, user);
    const directory = realpathSync(link);
    refuseCopy(link, directory);
    if (user) chownSync(directory, user.uid, user.gid);
    if (!canReach(directory, user)) throw unreachable(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return place(directory, user);
  } catch (error) {
    throw explainFolder(link, error);
  }
}

/** The place of a database that exists already. */
export async function placeIn(directory: string): Promise<Place> {
  return place(directory, await serverUser(join(directory, 'data')));
}

function place(directory: string, user: SystemUser | null): Place {
  return { directory, data: join(directory, 'data'), log: join(directory, 'server.log'), user };
}

/** Whether each folder on the way to `path` may be passed by `user`. Groups are left out of it, to be on the safe side. */
export function canReach(path: string, user: SystemUser | null): boolean {
  if (!user) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const stat = statSync(folder);
    const passable = stat.uid === user.uid || (stat.mode & 0o001) !== 0;
    if (!passable) return false;
    if (folder === dirname(folder)) return true;
  }
}

function makeFolder(link: string, user: SystemUser | null): void {
  makeFolders(dirname(link));
  if (!canReach(realpathSync(dirname(link)), user)) makeFolderElsewhere(link);
  else unlessThere(() => mkdirSync(link, { mode: 0o700 }));
}

function makeFolderElsewhere(link: string): void {
  makeFolders(ELSEWHERE, 0o755);
  const folder = join(ELSEWHERE, randomBytes(8).toString('hex'));
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(join(folder, 'belongs-to'), link);
  const linked = unlessThere(() => symlinkSync(folder, link));
  if (!linked) rmSync(folder, { recursive: true });
}

/** Makes something unless another process was faster. */
function unlessThere(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** A copied project brings a copy of the link along, and would then work on the original's database. */
function refuseCopy(link: string, directory: string): void {
  const note = join(directory, 'belongs-to');
  if (!existsSync(note)) return;
  const owner = readFileSync(note, 'utf8');
  if (owner === link) return;
  const ownerStillThere = existsSync(owner) && realpathSync(owner) === directory;
  if (ownerStillThere)
    throw new OperatorError(`${link} leads to the database of another folder, ${dirname(owner)}.`, {
      why: 'This folder is a copy of that one, and two bots must not share one database by accident.',
      next: `Delete ${link} (a link) to begin with an empty database; "alphapy db backup" and "db restore" carry data over.`,
    });
  writeFileSync(note, link); // the project was moved
}

function unreachable(directory: string): OperatorError {
  return new OperatorError(`The database server cannot reach its folder ${directory}.`, {
    why: 'PostgreSQL does not run as root, and its user may not pass one of the folders on the way.',
    next: 'Move the data folder (DATA_DIR), or allow passing with "chmod o+x" on each folder above it.',
  });
}
