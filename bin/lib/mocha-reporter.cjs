// Mocha's own listing, the slowest files, and the counts for the last line of `npm test`.
const { writeFileSync } = require('node:fs');
const { relative } = require('node:path');
const { Runner, reporters } = require('mocha');

const { EVENT_HOOK_END, EVENT_RUN_END, EVENT_TEST_END } = Runner.constants;
const LISTED = 10;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const times = new Map();
    const add = ({ file, duration = 0 }) => file && times.set(file, (times.get(file) ?? 0) + duration);
    runner.on(EVENT_TEST_END, add);
    runner.on(EVENT_HOOK_END, add);
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(options.reporterOption.counts, JSON.stringify(counts));
      listSlowest(times);
    });
  }
};

function listSlowest(times) {
  const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, LISTED);
  console.log('  The slowest files, in seconds:');
  for (const [file, time] of slowest) {
    console.log(`${(time / 1000).toFixed(1).padStart(8)}  ${relative('dist/test', file)}`);
  }
  console.log();
}
