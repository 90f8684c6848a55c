import { expect } from 'chai';
import { ChannelType, OverwriteType, PermissionFlagsBits as Permission } from 'discord.js';
import {
  ALL_PERMISSIONS,
  channelPermissions,
  guildPermissions,
  holds,
  outranksMember,
  outranksRole,
} from '../../src/sandbox/permissions.js';
import { addChannel, openDm, updateChannel } from '../../src/sandbox/state/channels.js';
import { addMember, updateMember } from '../../src/sandbox/state/members.js';
import { addRole, getRole, updateRole } from '../../src/sandbox/state/roles.js';
import type { ChannelState } from '../../src/sandbox/state/state.js';
import { joinThread, startThread } from '../../src/sandbox/state/threads.js';
import { addUser } from '../../src/sandbox/state/users.js';
import { type SmallWorld, smallWorld } from './small-world.js';

const { ViewChannel, SendMessages, EmbedLinks, AttachFiles, MentionEveryone, ManageThreads } = Permission;

describe('permissions', () => {
  let small: SmallWorld;
  beforeEach(() => {
    small = smallWorld();
  });

  const everyone = (bits: bigint) =>
    updateRole(small.world, small.guild, getRole(small.guild, small.guildId), { permissions: String(bits) });
  const giveRole = (bits: bigint) => {
    const role = addRole(small.world, small.guild, { name: 'role', permissions: bits });
    const { roles } = small.guild.members.get(small.alice.id) ?? { roles: [] };
    updateMember(small.world, small.guild, small.alice.id, { roles: [...roles, role.id] });
    return role;
  };
  const overwrite = (...list: [id: string, type: OverwriteType, allow: bigint, deny: bigint][]) => {
    const permission_overwrites = list.map(([id, type, allow, deny]) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    }));
    updateChannel(small.world, small.channel, { permission_overwrites });
  };
  const alices = (channel: ChannelState = small.channel) =>
    channelPermissions(small.world, channel, small.alice.id);

  it('are all of them for the owner and for an administrator, whatever a channel denies', () => {
    overwrite([small.guildId, OverwriteType.Role, 0n, ALL_PERMISSIONS]);
    giveRole(Permission.Administrator);
    expect(alices()).to.equal(ALL_PERMISSIONS);
    expect(channelPermissions(small.world, small.channel, small.olivia.id)).to.equal(ALL_PERMISSIONS);
  });

  it('are none for a stranger', () => {
    const stranger = addUser(small.world, { username: 'stranger' });
    expect(guildPermissions(small.world, small.guild, stranger.id)).to.equal(0n);
    expect(channelPermissions(small.world, small.channel, stranger.id)).to.equal(0n);
  });

  it('add up over @everyone and all roles', () => {
    everyone(ViewChannel);
    giveRole(Permission.KickMembers);
    giveRole(Permission.BanMembers);
    const bits = guildPermissions(small.world, small.guild, small.alice.id);
    expect(bits).to.equal(ViewChannel | Permission.KickMembers | Permission.BanMembers);
  });

  it('are overwritten in order: @everyone, roles, member', () => {
    everyone(ViewChannel | SendMessages);
    const role = giveRole(0n);
    overwrite([small.guildId, OverwriteType.Role, 0n, SendMessages]);
    expect(holds(alices(), SendMessages)).to.equal(false);
    overwrite(
      [small.guildId, OverwriteType.Role, 0n, SendMessages],
      [role.id, OverwriteType.Role, SendMessages, 0n],
    );
    expect(holds(alices(), SendMessages)).to.equal(true);
    overwrite(
      [small.alice.id, OverwriteType.Member, 0n, SendMessages],
      [role.id, OverwriteType.Role, SendMessages, 0n],
    );
    expect(holds(alices(), SendMessages)).to.equal(false);
  });

  it('of two roles that disagree let the one that allows win', () => {
    everyone(ViewChannel | SendMessages);
    const [one, other] = [giveRole(0n), giveRole(0n)];
    overwrite(
      [one.id, OverwriteType.Role, SendMessages, 0n],
      [other.id, OverwriteType.Role, 0n, SendMessages],
    );
    expect(holds(alices(), SendMessages)).to.equal(true);
  });

  it('vanish with the right to view, and shrink with the right to write', () => {
    everyone(ViewChannel | SendMessages | EmbedLinks | AttachFiles | MentionEveryone);
    overwrite([small.guildId, OverwriteType.Role, 0n, SendMessages]);
    expect(alices()).to.equal(ViewChannel);
    overwrite([small.guildId, OverwriteType.Role, 0n, ViewChannel]);
    expect(alices()).to.equal(0n);
  });

  it('of a member in time-out are to look and read, until it is over', async () => {
    const until = small.world.clock.now().add({ minutes: 5 }).toString();
    updateMember(small.world, small.guild, small.alice.id, { communication_disabled_until: until });
    expect(alices()).to.equal(ViewChannel | Permission.ReadMessageHistory);
    await small.world.clock.advance({ minutes: 5 });
    expect(holds(alices(), SendMessages)).to.equal(true);
  });

  it('in a thread are those of its parent, with a right to write of their own', () => {
    everyone(ViewChannel | SendMessages | EmbedLinks);
    const thread = startThread(small.world, {
      parent: small.channel,
      ownerId: small.olivia.id,
      name: 'thread',
      type: ChannelType.PublicThread,
    });
    expect(holds(alices(thread), EmbedLinks)).to.equal(false);
    everyone(ViewChannel | Permission.SendMessagesInThreads | EmbedLinks);
    expect(holds(alices(thread), EmbedLinks)).to.equal(true);
    overwrite([small.guildId, OverwriteType.Role, 0n, ViewChannel]);
    expect(alices(thread)).to.equal(0n);
  });

  it('show a private thread to its members and to who manages threads', () => {
    const thread = startThread(small.world, {
      parent: small.channel,
      ownerId: small.olivia.id,
      name: 'secret',
      type: ChannelType.PrivateThread,
    });
    expect(alices(thread)).to.equal(0n);
    joinThread(small.world, thread, small.alice.id);
    expect(holds(alices(thread), ViewChannel)).to.equal(true);
    const moderator = addUser(small.world, { username: 'moderator' });
    const { id } = addRole(small.world, small.guild, { name: 'mod', permissions: ManageThreads });
    addMember(small.world, small.guild, moderator, { roles: [id] });
    expect(holds(channelPermissions(small.world, thread, moderator.id), ViewChannel)).to.equal(true);
  });

  it('in a voice channel need the right to connect', () => {
    const lounge = addChannel(small.world, small.guild, { name: 'Lounge', type: ChannelType.GuildVoice });
    everyone(ViewChannel | SendMessages);
    expect(alices(lounge)).to.equal(ViewChannel);
    everyone(ViewChannel | SendMessages | Permission.Connect);
    expect(holds(alices(lounge), SendMessages)).to.equal(true);
  });

  it('in a DM belong to its two', () => {
    const dm = openDm(small.world, small.application.id, small.alice);
    expect(alices(dm)).to.equal(ALL_PERMISSIONS);
    expect(channelPermissions(small.world, dm, small.application.id)).to.equal(ALL_PERMISSIONS);
    expect(channelPermissions(small.world, dm, small.olivia.id)).to.equal(0n);
  });

  it('over others come from the higher role; the owner stands above all', () => {
    const { guild, alice, olivia, application, botRole } = small;
    const role = giveRole(0n);
    expect(outranksMember(guild, application.id, alice.id)).to.equal(true);
    expect(outranksMember(guild, alice.id, application.id)).to.equal(false);
    expect(outranksMember(guild, application.id, olivia.id)).to.equal(false);
    expect(outranksMember(guild, olivia.id, application.id)).to.equal(true);
    expect(outranksRole(guild, application.id, role)).to.equal(true);
    expect(outranksRole(guild, application.id, botRole)).to.equal(false);
  });

  it('between two roles in one place belong to the older one', () => {
    const { guild, alice, application, botRole } = small;
    const role = giveRole(0n);
    updateRole(small.world, guild, role, { position: getRole(guild, botRole.id).position });
    expect(outranksMember(guild, application.id, alice.id)).to.equal(true);
    expect(outranksMember(guild, alice.id, application.id)).to.equal(false);
  });
});
