import { choosePort } from '../../src/core/database/embedded/port.js';

/** Below those that the operating system gives to whoever asks for any: nobody takes it between finding and using it. */
const FIRST = 20_000;
const COUNT = 12_000;

/** Test processes begin apart, since they look at the same time. */
let next = (process.pid * 16) % COUNT;

/** A port of 127.0.0.1 that nobody listens on, and that nobody else is given while the test runs. */
export async function unusedPort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + next;
    next = (next + 1) % COUNT;
    if ((await choosePort(port)) === port) return port;
  }
  throw new Error(`All ports from ${FIRST} on are taken`);
}
