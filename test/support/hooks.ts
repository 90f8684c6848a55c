import { closeTestServer, openTestServer } from './test-server.js';

/** Run by mocha once per run, in its main process, also with parallel workers. */
export const mochaGlobalSetup = openTestServer;
export const mochaGlobalTeardown = closeTestServer;
