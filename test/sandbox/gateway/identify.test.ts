import { expect } from 'chai';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { addGuild } from '../../../src/sandbox/state/guilds.js';
import { addMember } from '../../../src/sandbox/state/members.js';
import { addUser, getUser } from '../../../src/sandbox/state/users.js';
import { connectClient, destroyClients } from '../clients.js';

describe('a client of the sandbox', () => {
  let discord: Sandbox;

  beforeEach(async () => {
    discord = await startSandbox();
  });

  afterEach(async () => {
    await destroyClients();
    await discord.close();
  });

  it('is told who it is and which guilds it is in', async () => {
    const { world } = discord;
    const guild = addGuild(world, { name: 'Tea house', owner: addUser(world, { username: 'olivia' }) });
    addMember(world, guild, getUser(world, discord.applicationId));
    const client = await connectClient(discord);
    expect(client.user?.id).to.equal(discord.applicationId);
    expect(client.guilds.cache.map(({ name }) => name)).to.deep.equal(['Tea house']);
  });
});
