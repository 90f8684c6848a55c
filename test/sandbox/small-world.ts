import { addApplication } from '../../src/sandbox/state/applications.js';
import { addChannel } from '../../src/sandbox/state/channels.js';
import { addGuild } from '../../src/sandbox/state/guilds.js';
import { addMember } from '../../src/sandbox/state/members.js';
import { addRole } from '../../src/sandbox/state/roles.js';
import { addUser, getUser } from '../../src/sandbox/state/users.js';
import { createWorld, type World, type WorldOptions } from '../../src/sandbox/world.js';

export type SmallWorld = ReturnType<typeof populate>;

/** A guild of three: Olivia, who owns it, Alice, and a bot that may do everything. */
export function smallWorld(options: WorldOptions = {}): SmallWorld {
  return populate(createWorld(options));
}

export function populate(world: World) {
  const olivia = addUser(world, { username: 'olivia', globalName: 'Olivia' });
  const alice = addUser(world, { username: 'alice', globalName: 'Alice' });
  const application = addApplication(world, { name: 'Test Bot', ownerId: olivia.id });
  const guild = addGuild(world, { name: 'Garden', owner: olivia });
  const channel = addChannel(world, guild, { name: 'general' });
  const botRole = addRole(world, guild, { name: 'Test Bot', permissions: 8n, managed: true });
  addMember(world, guild, alice);
  addMember(world, guild, getUser(world, application.id), { roles: [botRole.id] });
  return {
    world,
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
