import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { REST } from 'discord.js';
import { createRestHandler, type RestOptions } from '../../../src/sandbox/rest/handler.js';
import { addApplication } from '../../../src/sandbox/state/applications.js';
import { addChannel } from '../../../src/sandbox/state/channels.js';
import { addGuild } from '../../../src/sandbox/state/guilds.js';
import { addMember } from '../../../src/sandbox/state/members.js';
import { addRole } from '../../../src/sandbox/state/roles.js';
import { addUser, getUser } from '../../../src/sandbox/state/users.js';
import { createWorld, type Dispatch, type WorldOptions } from '../../../src/sandbox/world.js';
import { watchWithJudge } from '../openapi-judge.js';

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
    world,
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

function populate(world: ReturnType<typeof createWorld>) {
  const olivia = addUser(world, { username: 'olivia', globalName: 'Olivia' });
  const alice = addUser(world, { username: 'alice', globalName: 'Alice' });
  const application = addApplication(world, { name: 'Test Bot', ownerId: olivia.id });
  const guild = addGuild(world, { name: 'Garden', owner: olivia });
  const channel = addChannel(world, guild, { name: 'general' });
  const botRole = addRole(world, guild, { name: 'Test Bot', permissions: 8n, managed: true });
  addMember(world, guild, alice);
  addMember(world, guild, getUser(world, application.id), { roles: [botRole.id] });
  return {
    olivia,
    alice,
    application,
    guild,
    guildId: guild.guild.id,
    channel,
    channelId: channel.channel.id,
    botRole,
  };
}
