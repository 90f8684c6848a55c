import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Problem } from './problem.js';

/** Everything that decides what the compiler writes. */
const SOURCES = [
  'src',
  'plugins',
  'migrations',
  'test',
  'tsconfig.json',
  'package-lock.json',
  'bin/build.js',
];

/** Where a finished build leaves its stamp. */
export const stampFile = (root) => join(root, 'dist/.stamp');

/** Builds when the sources have changed since the last finished build. A copy that cannot build is used as it is. */
export async function ensureBuilt(root, node) {
  const cli = join(root, 'dist/src/cli/index.js');
  if (!canBuild(root)) {
    if (existsSync(cli)) return;
    throw new Problem(
      'The bot is not built.',
      'There is no dist folder, and the compiler is not installed.',
      'Run "npm ci --include=dev", then the same command again.',
    );
  }
  if (existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceStamp(root)) return;
  console.error('Building...');
  const { status } = spawnSync(node, [join(root, 'bin/build.js')], { stdio: 'inherit' });
  if (status === 0) return;
  throw new Problem(
    'The build failed.',
    'The compiler found the errors above.',
    'Mend them (a plugin of yours in plugins/ is compiled too) and run the same command again.',
  );
}

function canBuild(root) {
  return existsSync(join(root, 'src')) && existsSync(join(root, 'node_modules/typescript/package.json'));
}

/** Changes whenever a source file is added, removed, renamed or edited. */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesOf(root, source) {
  if (!existsSync(join(root, source))) return [];
  if (source.includes('.')) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter((file) => !file.includes('node_modules') && !isCompiledPlugin(root, file))
    .sort();
}

/** A plugin that was dropped into plugins/ as compiled modules is none of our sources; it is loaded from where it lies. */
function isCompiledPlugin(root, file) {
  const [source, plugin, ...inside] = file.split(sep);
  const folder = join(root, source, plugin);
  return (
    source === 'plugins' &&
    inside.length > 0 &&
    existsSync(join(folder, 'package.json')) &&
    !existsSync(join(folder, 'plugin.ts'))
  );
}
