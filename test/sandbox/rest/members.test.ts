import { expect } from 'chai';
import { type APIGuildMember, type APIRole, PermissionFlagsBits as Permission, Routes } from 'discord.js';
import { addMember, updateMember } from '../../../src/sandbox/state/members.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { addRole, updateRole } from '../../../src/sandbox/state/roles.js';
import { addUser } from '../../../src/sandbox/state/users.js';
import { refusal } from './refusal.js';
import { type RestSandbox, startRest } from './rest-server.js';

describe('members and roles over REST', () => {
  let discord: RestSandbox;
  beforeEach(async () => {
    discord = await startRest();
    discord.heard();
  });
  afterEach(async () => {
    expect(discord.problems).to.deep.equal([]);
    expect(discord.world.ledger.unknownRoutes).to.deep.equal([]);
    await discord.close();
  });

  const memberPath = (userId = discord.alice.id) => Routes.guildMember(discord.guildId, userId);
  const patchMember = async (body: object, userId = discord.alice.id) =>
    (await discord.rest.patch(memberPath(userId), { body })) as APIGuildMember;
  const rolePath = (roleId: string) => Routes.guildMemberRole(discord.guildId, discord.alice.id, roleId);
  const createRole = async (body: object) =>
    (await discord.rest.post(Routes.guildRoles(discord.guildId), { body })) as APIRole;
  /** Leaves the bot just these permissions, on a role that stands above all others. */
  const restrict = (...bits: bigint[]) => {
    const permissions = String(bits.reduce((sum, bit) => sum | bit, 0n));
    updateRole(discord.world, discord.guild, discord.botRole, { permissions });
  };

  it('get, list and search members', async () => {
    const member = await discord.rest.get(memberPath());
    expect(member).to.deep.include({ user: discord.alice, roles: [], nick: null });
    expect(await discord.rest.get(`${Routes.guildMembers(discord.guildId)}?limit=2`)).to.have.length(2);
    const search = `${Routes.guildMembersSearch(discord.guildId)}?query=ALI&limit=5` as const;
    expect(await discord.rest.get(search)).to.deep.equal([member]);
    expect(await refusal(discord.rest.get(memberPath('1')))).to.equal('10013');
  });

  it('list members for a bot with the privileged intent only', async () => {
    discord.application.privilegedIntents = 0;
    expect(await refusal(discord.rest.get(Routes.guildMembers(discord.guildId)))).to.equal('50001');
  });

  it('rename, silence and give roles to a member', async () => {
    const role = await createRole({ name: 'Helper' });
    const until = discord.world.clock.now().add({ hours: 1 }).toString();
    const body = { nick: 'Al', roles: [role.id], communication_disabled_until: until };
    const member = await patchMember({ ...body, communicationDisabledUntil: until });
    expect(member).to.deep.include({ nick: 'Al', roles: [role.id] });
    expect(Temporal.Instant.compare(member.communication_disabled_until ?? '', until)).to.equal(0);
    const restored = await patchMember({ nick: null, roles: [], communication_disabled_until: null });
    expect(restored).to.deep.include({ nick: null, roles: [], communication_disabled_until: null });
    expect(discord.heard()).to.deep.equal([
      'GUILD_ROLE_CREATE',
      'GUILD_MEMBER_UPDATE',
      'GUILD_MEMBER_UPDATE',
    ]);
  });

  it('silence nobody for more than 28 days, and no administrator', async () => {
    const inDays = (days: number) => ({
      communication_disabled_until: discord.world.clock
        .now()
        .add({ hours: days * 24 })
        .toString(),
    });
    expect(await refusal(patchMember(inDays(29)))).to.equal(
      '50035 communication_disabled_until: BASE_TYPE_MAX_DATE',
    );
    const admin = addRole(discord.world, discord.guild, {
      name: 'Admin',
      permissions: Permission.Administrator,
    });
    updateMember(discord.world, discord.guild, discord.alice.id, { roles: [admin.id] });
    expect(await refusal(patchMember(inDays(1)))).to.equal('50013');
  });

  it('change the bot’s own nickname', async () => {
    const path = `${Routes.guildMembers(discord.guildId)}/@me` as const;
    expect(await discord.rest.patch(path, { body: { nick: 'Botty' } })).to.have.property('nick', 'Botty');
  });

  it('add and take one role', async () => {
    const role = await createRole({ name: 'Helper' });
    await discord.rest.put(rolePath(role.id));
    expect(discord.guild.members.get(discord.alice.id)?.roles).to.deep.equal([role.id]);
    await discord.rest.delete(rolePath(role.id));
    expect(discord.guild.members.get(discord.alice.id)?.roles).to.deep.equal([]);
    expect(await refusal(discord.rest.put(rolePath('1')))).to.equal('10011');
  });

  it('keep members below their betters', async () => {
    const low = await createRole({ name: 'Low' });
    const high = addRole(discord.world, discord.guild, { name: 'High' });
    updateRole(discord.world, discord.guild, high, { position: 10 });
    expect(await refusal(discord.rest.put(rolePath(high.id)))).to.equal('50013');
    updateMember(discord.world, discord.guild, discord.alice.id, { roles: [high.id] });
    for (const request of [() => patchMember({ nick: 'x' }), () => discord.rest.delete(memberPath())]) {
      expect(await refusal(request())).to.equal('50013');
    }
    expect(await patchMember({ roles: [high.id, low.id] }))
      .to.have.property('roles')
      .with.length(2);
    expect(await refusal(patchMember({ nick: 'x' }, discord.olivia.id))).to.equal('50013');
  });

  it('ask for the permission of each change', async () => {
    const role = await createRole({ name: 'Helper' });
    restrict(Permission.ManageNicknames);
    await patchMember({ nick: 'Al' });
    expect(await refusal(patchMember({ roles: [role.id] }))).to.equal('50013');
    expect(await refusal(patchMember({ communication_disabled_until: null }))).to.equal('50013');
    expect(await refusal(discord.rest.delete(memberPath()))).to.equal('50013');
    expect(await refusal(createRole({ name: 'x' }))).to.equal('50013');
    restrict(Permission.ManageRoles);
    await patchMember({ roles: [role.id] });
    expect(await refusal(patchMember({ nick: 'x' }))).to.equal('50013');
    expect(await refusal(createRole({ permissions: String(Permission.BanMembers) }))).to.equal('50013');
  });

  it('kick a member', async () => {
    await discord.rest.delete(memberPath());
    expect(discord.heard()).to.deep.equal(['GUILD_MEMBER_REMOVE']);
    expect(await refusal(discord.rest.delete(memberPath()))).to.equal('10007');
  });

  it('ban, list and forgive a user', async () => {
    const path = Routes.guildBan(discord.guildId, discord.alice.id);
    const { world, channel, alice } = discord;
    postMessage(world, { channel, author: alice, body: { content: 'bad words' } });
    discord.heard();
    await discord.rest.put(path, { body: { delete_message_seconds: 3600 }, reason: 'bad words' });
    expect(discord.heard()).to.deep.equal(['GUILD_MEMBER_REMOVE', 'GUILD_BAN_ADD', 'MESSAGE_DELETE_BULK']);
    expect(await discord.rest.get(path)).to.deep.equal({ reason: 'bad words', user: alice });
    expect(await discord.rest.get(Routes.guildBans(discord.guildId))).to.have.length(1);
    await discord.rest.delete(path);
    expect(await refusal(discord.rest.get(path))).to.equal('10026');
    expect(await refusal(discord.rest.delete(path))).to.equal('10026');
  });

  it('ban who is no member, but not the owner', async () => {
    const stranger = addUser(discord.world, { username: 'stranger' });
    await discord.rest.put(Routes.guildBan(discord.guildId, stranger.id), { body: {} });
    const owner = Routes.guildBan(discord.guildId, discord.olivia.id);
    expect(await refusal(discord.rest.put(owner, { body: {} }))).to.equal('50013');
  });

  it('create, change, order and delete roles', async () => {
    const path = Routes.guildRoles(discord.guildId);
    const first = await createRole({ name: 'First', color: 0xff0000, hoist: true, permissions: '0' });
    const second = await createRole({});
    expect(first).to.deep.include({ color: 0xff0000, position: 1, permissions: '0' });
    expect(second).to.deep.include({ name: 'new role', position: 1 });
    const one = Routes.guildRole(discord.guildId, first.id);
    expect(await discord.rest.patch(one, { body: { name: '1st', mentionable: true } })).to.deep.include({
      name: '1st',
      mentionable: true,
      hoist: true,
    });
    const moves = [
      { id: first.id, position: 1 },
      { id: second.id, position: 2 },
    ];
    expect(await discord.rest.patch(path, { body: moves })).to.have.length(4);
    expect(await discord.rest.get(one)).to.have.property('position', 1);
    await discord.rest.delete(one);
    expect(await refusal(discord.rest.get(one))).to.equal('10011');
    expect(await discord.rest.get(path)).to.have.length(3);
  });

  it('delete neither @everyone nor the role of a bot', async () => {
    const helper = addUser(discord.world, { username: 'helper-bot', bot: true });
    const managed = addRole(discord.world, discord.guild, { name: 'helper-bot', managed: true });
    addMember(discord.world, discord.guild, helper, { roles: [managed.id] });
    for (const id of [discord.guildId, managed.id]) {
      expect(await refusal(discord.rest.delete(Routes.guildRole(discord.guildId, id)))).to.equal('50028');
    }
  });
});
