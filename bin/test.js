// `npm test`: installs what is missing, builds, then lint, import rules and all tests.
// Ends in one line, `N passed, N failed`; lint and import rules count as one test each.
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.js';
import { ensureInstalled } from './lib/install.js';
import { runMocha } from './lib/mocha.js';
import { findNode } from './lib/node.js';
import { counted } from './lib/problem.js';
import { root } from './lib/root.js';
import { run } from './lib/run.js';

const inModules = (path) => join(root, 'node_modules', path);

await counted(testAll);

async function testAll() {
  await ensureInstalled(root);
  const node = await findNode(root);
  await ensureBuilt(root, node);
  const [checks, tests] = await Promise.all([
    checkAll(node), // beside the tests, which begin with much waiting
    runMocha(root, node, process.argv.slice(2)),
  ]);
  finish([...checks.map(tell), tests]);
}

/** One after the other: the tests need the processor, too. */
async function checkAll(node) {
  const lint = await check(node, 'Lint', inModules('@biomejs/biome/bin/biome'), ['check', '.']);
  const rules = await check(
    node,
    'Import rules',
    inModules('dependency-cruiser/bin/dependency-cruiser.mjs'),
    [...['--config', '.dependency-cruiser.cjs', 'src', 'plugins']],
  );
  return [lint, rules];
}

async function check(node, title, script, parameters) {
  const { status, output } = await run(node, [script, ...parameters], { cwd: root, stdio: 'pipe' });
  return { title, output, passed: status === 0 };
}

/** Told after the tests, whose lines it would stand between. */
function tell({ title, output, passed }) {
  process.stdout.write(output);
  if (passed) return { passed: 1, failed: 0, skipped: 0 };
  console.log(`${title}: failed, see above.`);
  return { passed: 0, failed: 1, skipped: 0 };
}

function finish(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
}
