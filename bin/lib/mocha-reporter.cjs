// Mocha's own listing, and the counts for the last line of `npm test`.
const { writeFileSync } = require('node:fs');
const { Runner, reporters } = require('mocha');

/** A test that leaves a server or a timer behind keeps the process alive; that is a failure, not a reason to wait for ever. */
const LONGEST_END_MS = 30_000;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      const counts = { passed: passes, failed: failures, skipped: pending };
      writeFileSync(options.reporterOption.counts, JSON.stringify(counts));
      setTimeout(refuseToHang, LONGEST_END_MS).unref();
    });
  }
};

function refuseToHang() {
  console.log(`A test left something running: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit(1);
}
