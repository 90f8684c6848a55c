import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ALL_TESTS = 'dist/test/**/*.test.js';

/** Runs all tests, or the files and patterns that mocha's `parameters` select, and counts. */
export function runMocha(root, node, parameters) {
  const folder = mkdtempSync(join(tmpdir(), 'alphapy-test-'));
  const countsFile = join(folder, 'counts.json');
  const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
  const reporter = join(root, 'bin/lib/mocha-reporter.cjs');
  const { status, signal } = spawnSync(
    node,
    [
      mocha,
      ...['--reporter', reporter, '--reporter-option', `counts=${countsFile}`],
      ...parameters,
      ...(parameters.some((parameter) => parameter.endsWith('.js')) ? [] : [ALL_TESTS]),
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const counts = readCounts(countsFile);
  rmSync(folder, { recursive: true, force: true });
  return withUncounted(counts, status ?? signal);
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
