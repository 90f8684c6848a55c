// Compiles everything into dist/, from nothing: a deleted test or piece must not keep running.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceStamp, stampFile } from './lib/build.js';
import { root } from './lib/root.js';

const dist = join(root, 'dist');

/** Files that are read at run time as they are. */
const isAsset = (path) => /\.(html|css|svg|json)$/.test(path) || /\/web\/public\//.test(path);

const stamp = sourceStamp(root); // before compiling: an edit made meanwhile must lead to another build
rmSync(dist, { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
for (const folder of ['src', 'plugins', 'test'].filter((name) => existsSync(join(root, name)))) {
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) => !/\.[^/]+$/.test(path.slice(root.length)) || isAsset(path),
  });
}
writeFileSync(stampFile(root), stamp);
