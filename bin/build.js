// Compiles everything into dist/, from nothing: a deleted test or piece must not keep running.
import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

/** Files that are read at run time as they are. */
const isAsset = (path) => /\.(html|css|svg|json)$/.test(path) || /\/web\/public\//.test(path);

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', root], {
  stdio: 'inherit',
});
for (const folder of ['src', 'plugins', 'test']) {
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) => !/\.[^/]+$/.test(path.slice(root.length)) || isAsset(path),
  });
}
