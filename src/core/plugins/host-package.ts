import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import satisfies from 'semver/functions/satisfies.js';
import { z } from 'zod';
import { isModuleNotFound } from './module-not-found.js';

/** The project's folder, seen from `dist/src/core/plugins`. */
export const projectRoot = new URL('../../../../', import.meta.url);

const packageSchema = z.object({
  version: z.string().optional(),
  main: z.string().optional(),
  peerDependencies: z.record(z.string(), z.string()).optional(),
});

export type PackageManifest = z.infer<typeof packageSchema>;

export function readPackage(path: string | URL): PackageManifest {
  return packageSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** The version of alphapy that is running. */
export const hostVersion = readPackage(new URL('package.json', projectRoot)).version ?? '0.0.0';

/** Packages that a plugin shares with the host, whatever copies it brings (host-modules.ts). */
const shared = /^(?:alphapy|discord\.js|zod|@sapphire\/.+|@mikro-orm\/.+)$/;

/**
 * The first peer dependency that the host cannot satisfy, in words, or null. A plugin gets the host's copy of these
 * packages, so its own dependency versions would be ignored silently.
 */
export function unmetPeer(manifest: PackageManifest): string | null {
  for (const [name, wanted] of Object.entries(manifest.peerDependencies ?? {})) {
    if (!shared.test(name)) continue;
    const actual = name === 'alphapy' ? hostVersion : installedVersion(name);
    if (actual === null) return `it needs ${name} ${wanted}, which alphapy does not bring`;
    if (!satisfies(actual, wanted, { includePrerelease: true })) {
      return `it needs ${name} ${wanted}, but alphapy brings ${actual}`;
    }
  }
  return null;
}

function installedVersion(name: string): string | null {
  const path = findPackage(name);
  return path ? (readPackage(path).version ?? null) : null;
}

/** The package.json of a package that is installed beside the bot, or null. */
export function findPackage(name: string): string | null {
  try {
    return findPackageJSON(name, projectRoot) ?? null;
  } catch (error) {
    if (isModuleNotFound(error)) return null;
    throw error;
  }
}
