import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.js';
import { slowTests } from './slow-tests.js';

/** Half of the time is waiting, so two more than there are cores; more than six would only compete for the database. */
const jobs = Math.min(availableParallelism() + 2, 6);

/**
 * Runs all tests, or the files and patterns that mocha's `parameters` select, and counts. Each file is run by one of
 * some processes, whichever is free.
 */
export async function runMocha(root, node, parameters) {
  const folder = mkdtempSync(join(tmpdir(), 'alphapy-test-'));
  const countsFile = join(folder, 'counts.json');
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const reporter = join(root, 'bin/lib/mocha-reporter.cjs');
  const { status, signal } = await run(
    node,
    [
      mocha,
      ...['--parallel', '--jobs', String(jobs)],
      ...['--reporter', reporter, '--reporter-option', `counts=${countsFile}`],
      ...parameters,
      ...(parameters.some((parameter) => parameter.endsWith('.js')) ? [] : allTests(root)),
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_COMPILE_CACHE: compileCache(root) } },
  );
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true, force: true });
  return withUncounted(counts, status ?? signal);
}

/** Hundreds of processes load the same modules; compiling them once saves a fifth of the processor's time. */
function compileCache(root) {
  return join(root, 'node_modules/.cache/alphapy-tests');
}

/** Mocha takes the files in this order; a long one that comes last would leave all processes but one idle. */
function allTests(root) {
  const slow = slowTests.map(([name]) => join('dist/test', `${name}.test.js`));
  const position = (file) => (slow.includes(file) ? slow.indexOf(file) : slow.length);
  return readdirSync(join(root, 'dist/test'), { recursive: true })
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join('dist/test', name))
    .sort()
    .sort((a, b) => position(a) - position(b));
}

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null; // mocha ended before the last test
  }
}

/** Adds the failures that mocha does not count: an early end, or one with an error after the last test. */
function withUncounted(counts, end) {
  if (counts !== null && (end === 0 || counts.failed > 0)) return counts;
  console.log(`The tests did not end well (${end}), see above.`);
  const { passed, failed, skipped } = counts ?? { passed: 0, failed: 0, skipped: 0 };
  return { passed, failed: failed + 1, skipped };
}
