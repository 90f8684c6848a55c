import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm.js';

/**
 * Makes `node_modules` match `package-lock.json`. Where there is no lock file, alphapy is itself a dependency
 * of somebody's project and npm has installed what it needs.
 */
export async function ensureInstalled(root) {
  const lock = packagesOf(join(root, 'package-lock.json'));
  if (lock === null) return;
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json')); // npm writes it last
  if (installed !== null && isWhatTheLockSays(installed, lock)) return;
  console.error('Installing dependencies. This is done once and takes a minute or two...');
  // NODE_ENV=production would leave out the compiler; npm's warnings are about the Node that runs npm, not the bot's
  await runNpm(root, ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Accepts an installation made by hand, also one without development dependencies or with packages beside ours. */
function isWhatTheLockSays(installed, lock) {
  const hasTools = 'node_modules/typescript' in installed;
  return Object.entries(lock).every(([path, { version, dev, optional, devOptional, peer }]) => {
    if (path in installed) return installed[path].version === version;
    return path === '' || (dev && !hasTools) || optional || devOptional || peer;
  });
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
