import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { REST } from 'discord.js';
import { createRestHandler, type RestOptions } from '../../../src/sandbox/rest/handler.js';
import { addApplication } from '../../../src/sandbox/state/applications.js';
import { addChannel } from '../../../src/sandbox/state/channels.js';
import { addGuild } from '../../../src/sandbox/state/guilds.js';
import { addMember } from '../../../src/sandbox/state/members.js';
import { addRole } from '../../../src/sandbox/state/roles.js';
import { addUser } from '../../../src/sandbox/state/users.js';
import { createWorld, type WorldOptions } from '../../../src/sandbox/world.js';

/** A world with a guild of three behind a real socket: Olivia, who owns it, Alice, and a bot that may do everything. */
export async function startRest({ intercept, ...options }: WorldOptions & RestOptions = {}) {
  const world = createWorld(options);
  const olivia = addUser(world, { username: 'olivia', globalName: 'Olivia' });
  const alice = addUser(world, { username: 'alice', globalName: 'Alice' });
  const application = addApplication(world, { name: 'Test Bot', ownerId: olivia.id });
  const guild = addGuild(world, { name: 'Garden', owner: olivia });
  const channel = addChannel(world, guild, { name: 'general' });
  const botRole = addRole(world, guild, { name: 'Test Bot', permissions: 8n, managed: true });
  addMember(world, guild, alice);
  addMember(world, guild, world.state.users.get(application.id) ?? olivia, { roles: [botRole.id] });

  const server = createServer(await createRestHandler(world, intercept ? { intercept } : {}));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rest = new REST({ api: `${world.origin}/api`, version: '10', retries: 0 }).setToken(
    application.token,
  );
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    world,
    server,
    rest,
    close,
    application,
    guild,
    guildId: guild.guild.id,
    channel,
    channelId: channel.channel.id,
    botRole,
    olivia,
    alice,
  };
}
