import { accessSync, constants, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runNpm } from './npm.js';
import { Problem } from './problem.js';

/**
 * The Node that runs the bot: the one that the npm package `node` brought, else the running one where it is new enough.
 * That package fetches its binary in an install script, which npm may have been told not to run.
 */
export async function findNode(root) {
  const version = requiredVersion(root);
  return bundledNode(root) ?? runningNode(version) ?? (await rebuiltNode(root, version));
}

function requiredVersion(root) {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node;
}

function bundledNode(root) {
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  try {
    const binary = join(
      dirname(createRequire(join(root, 'package.json')).resolve('node/package.json')),
      file,
    );
    accessSync(binary, constants.X_OK);
    return binary;
  } catch {
    return null; // not installed, or its install script did not run
  }
}

function runningNode(version) {
  return Number.parseInt(process.versions.node, 10) >= Number.parseInt(version, 10) ? process.execPath : null;
}

async function rebuiltNode(root, version) {
  console.error(`Node ${version} is missing from node_modules; fetching it...`);
  await runNpm(root, ['rebuild', 'node']);
  const node = bundledNode(root);
  if (node) return node;
  throw new Problem(
    `Node ${version} could not be installed.`,
    'It comes with an install script of the npm package "node", and npm did not run it (ignore-scripts is set, or scripts are not allowed).',
    `Run "npm rebuild node --ignore-scripts=false", or put Node ${version} or newer first on your PATH; then run the same command again.`,
  );
}
