#!/usr/bin/env node
// The entry of `npm start` and `npx alphapy`. Plain JavaScript that runs on any Node >= 20 with nothing installed:
// it brings the dependencies, the build and the Node that the bot needs, then gives way to the command line.
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.js';
import { ensureInstalled } from './lib/install.js';
import { findNode } from './lib/node.js';
import { explained } from './lib/problem.js';
import { replaceProcess } from './lib/replace-process.js';
import { root } from './lib/root.js';

await explained(async () => {
  await ensureInstalled(root);
  const node = await findNode(root);
  await ensureBuilt(root, node);
  const cli = join(root, 'dist/src/cli/index.js');
  await replaceProcess(node, ['--enable-source-maps', cli, ...process.argv.slice(2)]);
});
