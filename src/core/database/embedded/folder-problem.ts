import { errorCode } from '../../../utils/error-code.js';
import { OperatorError } from '../../operator-error.js';
import { isRoot } from './system-user.js';

const NOT_WRITABLE = [
  'is not writable',
  'Give this user write access to it, or choose another folder with DATA_DIR.',
] as const;
const FULL = ['is on a full disk', 'Free some disk space, or choose another folder with DATA_DIR.'] as const;
const NO_FOLDER = ['is not in a folder', 'Choose another folder with DATA_DIR.'] as const;

const PROBLEMS: Readonly<Record<string, readonly [what: string, next: string]>> = {
  EACCES: NOT_WRITABLE,
  EPERM: NOT_WRITABLE,
  EROFS: ['is on a read-only disk', 'Choose a writable folder with DATA_DIR.'],
  EEXIST: NO_FOLDER,
  ENOTDIR: NO_FOLDER,
  ENOSPC: FULL,
  EDQUOT: FULL,
  ENOENT: [
    'leads nowhere',
    'Bring back the folder that the link leads to, or delete the link to begin with an empty database.',
  ],
};

/** An error of the file system in words for the operator; any other error as it is. */
export function explainFolder(folder: string, error: unknown): unknown {
  const problem = PROBLEMS[errorCode(error)];
  if (!problem || !(error instanceof Error)) return error;
  const [what, next] = problem;
  const who = isRoot ? 'root' : `user ${process.getuid?.() ?? 'unknown'}`;
  return new OperatorError(`The database's folder ${folder} ${what}.`, {
    why: `As ${who}: ${error.message}`,
    next,
    cause: error,
  });
}
