import { chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '../../../utils/error-code.js';
import type { Place } from './directory.js';

const connectionSchema = z.object({
  port: z.int().min(1).max(65535),
  /** Password of the role `alphapy`, which owns the bot's database and may do nothing else. */
  password: z.string().min(1),
  /** Password of the superuser, for the launcher only. */
  adminPassword: z.string().min(1),
  /** Version of the binaries that the server was started with. */
  version: z.string(),
});

export type Passwords = Pick<Connection, 'password' | 'adminPassword'>;

/** How to reach the server. Written before the server is started, so that a crash in between loses nothing. */
export type Connection = z.infer<typeof connectionSchema>;

export const OWNER = 'alphapy';
export const ADMIN = 'postgres';

/** Returns `null` where there is none, or none that can be understood. */
export function readConnection(place: Place): Connection | null {
  try {
    return connectionSchema.parse(JSON.parse(readFileSync(fileIn(place), 'utf8')));
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw error;
    return null; // lost or damaged: passwords can be set anew
  }
}

/** Replaced as a whole: a reader sees the old or the new one. Readable by its owner only. */
export function writeConnection(place: Place, connection: Connection): void {
  const fresh = `${fileIn(place)}.new`;
  writeFileSync(fresh, `${JSON.stringify(connection, null, 2)}\n`, { mode: 0o600 });
  if (place.user) chownSync(fresh, place.user.uid, place.user.gid);
  renameSync(fresh, fileIn(place));
}

/** For the bot: the owner of its one database. */
export function ownerUrl({ port, password }: Connection): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${OWNER}`;
}

/** For the launcher: the superuser. */
export function adminUrl({ port, adminPassword }: Connection, database = ADMIN): string {
  return `postgres://${ADMIN}:${adminPassword}@127.0.0.1:${port}/${database}`;
}

function fileIn(place: Place): string {
  return join(place.directory, 'connection.json');
}
