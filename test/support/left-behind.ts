import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

const PATIENCE = Number(process.env['TEST_PATIENCE'] ?? 30_000);
/** Towards other processes, and connections that are kept for a next request: they keep nobody waiting. */
const HARMLESS = ['PipeWrap', 'TTYWrap', 'TCPSocketWrap'];

/** Run by mocha after each file, in each of its processes: a server or a timer that a file leaves behind fails it. */
export const mochaHooks = {
  async afterAll(this: Mocha.Context): Promise<void> {
    this.timeout(0);
    const end = performance.now() + PATIENCE;
    while (leftBehind().length > 0) {
      if (performance.now() > end) throw new Error(`Left running: ${leftBehind().join(', ')}`);
      await sleep(20);
      await setImmediate(); // until then the timer just waited for counts
    }
  },
};

function leftBehind(): string[] {
  const left = process.getActiveResourcesInfo().filter((name) => !HARMLESS.includes(name));
  const ofMocha = left.indexOf('Timeout'); // it has one for the hook itself
  return left.filter((_, position) => position !== ofMocha);
}
