import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { REST } from 'discord.js';
import { createRestHandler, type RestOptions } from '../../../src/sandbox/rest/handler.js';
import { createWorld, type Dispatch, type WorldOptions } from '../../../src/sandbox/world.js';
import { watchWithJudge } from '../openapi-judge.js';
import { populate } from '../small-world.js';

export type RestSandbox = Awaited<ReturnType<typeof startRest>>;

/**
 * A world for the tests of one `describe`. After each of them, Discord's description must have nothing to say against
 * what was answered, and no route may have been missed.
 */
export function useRest(options: WorldOptions & RestOptions = {}): () => RestSandbox {
  let sandbox: RestSandbox;
  before(async () => {
    sandbox = await startRest(options);
  });
  afterEach(() => {
    expect(sandbox.problems.splice(0)).to.deep.equal([]);
    expect(sandbox.world.ledger.unknownRoutes).to.deep.equal([]);
  });
  after(() => sandbox.close());
  return () => sandbox;
}

/** A guild of three behind a real socket: Olivia, who owns it, Alice, and a bot that may do everything. */
export async function startRest({ intercept, ...options }: WorldOptions & RestOptions = {}) {
  const world = createWorld({ ...options, limits: { requestsPerSecond: null, ...options.limits } });
  const problems = watchWithJudge(world);
  const events: Dispatch[] = [];
  world.subscribe((event) => events.push(event));
  const people = populate(world);

  const server = createServer(await createRestHandler(world, intercept ? { intercept } : {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server has such an address
  const api = `${world.origin}/api`;
  const rest = new REST({ api, version: '10', retries: 0 }).setToken(people.application.token);

  return {
    problems,
    rest,
    api,
    /** What was dispatched since the last call. */
    heard: () => events.splice(0).map(({ type }) => type),
    ...people,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
