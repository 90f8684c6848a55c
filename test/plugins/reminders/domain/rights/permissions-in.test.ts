import { expect } from 'chai';
import { PermissionFlagsBits as Flags } from 'discord.js';
import {
  type ChannelRights,
  type GuildRights,
  type MemberRights,
  managesThreads,
  mayEverybody,
  mayMember,
  type Overwrite,
} from '../../../../../plugins/reminders/domain/rights/permissions-in.js';

const now = Temporal.Instant.from('2026-11-25T12:00:00Z');
const usual = Flags.ViewChannel | Flags.SendMessages | Flags.SendMessagesInThreads;
const guild: GuildRights = {
  id: '1',
  ownerId: '9',
  mentionable: new Set(),
  roles: new Map([
    ['1', usual],
    ['2', Flags.ManageThreads],
    ['3', Flags.Administrator],
    ['4', Flags.MentionEveryone],
  ]),
};
const channel = (overwrites: Overwrite[] = [], thread: ChannelRights['thread'] = null): ChannelRights => ({
  guildId: '1',
  overwrites,
  thread,
});
const member = (...roleIds: string[]): MemberRights => ({ id: '5', roleIds, timedOutUntil: null });
const deny = (id: string, bits: bigint): Overwrite => ({ id, allow: 0n, deny: bits });
const allow = (id: string, bits: bigint): Overwrite => ({ id, allow: bits, deny: 0n });

describe('what somebody may in a channel', () => {
  const writes = (place: ChannelRights, who: MemberRights) => mayMember('write', guild, place, who, now);

  it('is what their roles give where nothing else is said', () => {
    expect(mayEverybody('write', guild, channel())).to.equal(true);
    expect(writes(channel(), member())).to.equal(true);
    expect(mayMember('mention everyone', guild, channel(), member(), now)).to.equal(false);
    expect(mayMember('mention everyone', guild, channel(), member('4'), now)).to.equal(true);
  });

  it('is taken first from everybody, then given and taken by roles, then by the member', () => {
    const closed = deny('1', Flags.SendMessages);
    expect(writes(channel([closed]), member('2'))).to.equal(false);
    expect(writes(channel([closed, allow('2', Flags.SendMessages)]), member('2'))).to.equal(true);
    const both = [allow('2', Flags.SendMessages), deny('4', Flags.SendMessages)];
    expect(writes(channel(both), member('2', '4'))).to.equal(true);
    expect(writes(channel([...both, deny('5', Flags.SendMessages)]), member('2', '4'))).to.equal(false);
  });

  it('is nothing without seeing the channel', () => {
    const hidden = channel([deny('1', Flags.ViewChannel)]);
    expect(writes(hidden, member())).to.equal(false);
    expect(mayMember('see', guild, hidden, member(), now)).to.equal(false);
  });

  it('is everything for the owner of the guild and for administrators, also when they are timed out', () => {
    const shut = channel([deny('1', Flags.ViewChannel), deny('5', Flags.SendMessages)]);
    const timedOut = { ...member('3'), timedOutUntil: now.add({ hours: 1 }) };
    expect(writes(shut, timedOut)).to.equal(true);
    expect(writes(shut, { ...member(), id: '9' })).to.equal(true);
  });

  it('is to read for who is timed out, until that is over', () => {
    const timedOut = (until: Temporal.Instant) => ({ ...member(), timedOutUntil: until });
    expect(writes(channel(), timedOut(now.add({ hours: 1 })))).to.equal(false);
    expect(mayMember('see', guild, channel(), timedOut(now.add({ hours: 1 })), now)).to.equal(true);
    expect(writes(channel(), timedOut(now))).to.equal(true);
  });

  it('is in threads a permission of its own', () => {
    const silent = [deny('1', Flags.SendMessages)];
    expect(writes(channel(silent, 'public'), member())).to.equal(true);
    expect(writes(channel([deny('1', Flags.SendMessagesInThreads)], 'public'), member())).to.equal(false);
    expect(mayEverybody('see', guild, channel([], 'private'))).to.equal(false);
    expect(managesThreads(guild, channel([], 'private'), member())).to.equal(false);
    expect(managesThreads(guild, channel([], 'private'), member('2'))).to.equal(true);
  });

  it('is not everybody’s as soon as anybody is denied it', () => {
    expect(mayEverybody('write', guild, channel([deny('5', Flags.SendMessages)]))).to.equal(false);
    expect(mayEverybody('see', guild, channel([deny('5', Flags.SendMessages)]))).to.equal(true);
  });
});
