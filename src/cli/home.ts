import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../core/plugins/host-package.js';

/** Where the person stood: npm changes the folder before it runs anything. */
const standing = process.env['INIT_CWD'] ?? process.cwd();

/**
 * Goes to where `.env` and the data folder are: the project, wherever the command was typed. Only where alphapy is a
 * dependency of a project of its own, the bot lives in that one.
 */
export function goHome(): void {
  const root = fileURLToPath(projectRoot);
  const isDependency = /[\\/]node_modules[\\/]/.test(root);
  if (!isDependency) process.chdir(root);
}

/** A path as the person meant it. */
export function asTyped(path: string): string {
  return resolve(standing, path);
}
