import { statSync } from 'node:fs';
import { runProgram, type SystemUser } from './run-program.js';

export const isRoot = process.getuid?.() === 0;

/**
 * The user that the server runs as: PostgreSQL refuses to run as root. `null` means ourselves.
 * A data folder that an ordinary user made stays that user's, also when root starts the bot once.
 */
export async function serverUser(dataFolder: string): Promise<SystemUser | null> {
  if (!isRoot) return null;
  return ownerOf(dataFolder) ?? (await unprivilegedUser());
}

function ownerOf(folder: string): SystemUser | null {
  const stat = statSync(folder, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null;
}

/** The user `postgres`, created when it is missing; `nobody` on a system that does not let us. */
async function unprivilegedUser(): Promise<SystemUser> {
  return (
    (await findUser('postgres')) ?? (await createUser('postgres')) ?? (await findUser('nobody')) ?? NOBODY
  );
}

const NOBODY: SystemUser = { uid: 65534, gid: 65534 };

async function findUser(name: string): Promise<SystemUser | null> {
  try {
    const [uid, gid] = await Promise.all([runProgram('id', ['-u', name]), runProgram('id', ['-g', name])]);
    return { uid: Number(uid), gid: Number(gid) };
  } catch {
    return null; // no such user
  }
}

async function createUser(name: string): Promise<SystemUser | null> {
  try {
    await runProgram('useradd', ['--system', '--user-group', '--no-create-home', name]);
  } catch {
    return null; // no useradd, or a read-only system
  }
  return findUser(name);
}
