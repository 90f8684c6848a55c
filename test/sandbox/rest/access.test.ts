import { expect } from 'chai';
import { MessageFlags, OverwriteType, PermissionFlagsBits as Permission, Routes } from 'discord.js';
import { updateChannel } from '../../../src/sandbox/state/channels.js';
import { updateMember } from '../../../src/sandbox/state/members.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { updateRole } from '../../../src/sandbox/state/roles.js';
import { refusal } from './refusal.js';
import { type RestSandbox, useRest } from './rest-server.js';

/** What a request needs in its channel, beyond seeing it. */
const NEEDS: readonly [
  what: string,
  needs: bigint,
  request: (discord: RestSandbox, id: string) => Promise<unknown>,
][] = [
  ['post', Permission.SendMessages, (discord) => post(discord, { content: 'x' })],
  ['post an embed', Permission.EmbedLinks, (discord) => post(discord, { embeds: [{ title: 'x' }] })],
  [
    'post a file',
    Permission.AttachFiles,
    ({ rest, channelId }) =>
      rest.post(Routes.channelMessages(channelId), { files: [{ name: 'a.txt', data: 'a' }] }),
  ],
  [
    'read a message',
    Permission.ReadMessageHistory,
    ({ rest, channelId }, id) => rest.get(Routes.channelMessage(channelId, id)),
  ],
  [
    'hide embeds of another',
    Permission.ManageMessages,
    ({ rest, channelId }, id) =>
      rest.patch(Routes.channelMessage(channelId, id), { body: { flags: MessageFlags.SuppressEmbeds } }),
  ],
  [
    'pin',
    Permission.PinMessages,
    ({ rest, channelId }, id) => rest.put(Routes.channelMessagesPin(channelId, id)),
  ],
  [
    'react',
    Permission.AddReactions,
    ({ rest, channelId }, id) =>
      rest.put(Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent('👍'))),
  ],
  [
    'clear reactions',
    Permission.ManageMessages,
    ({ rest, channelId }, id) => rest.delete(Routes.channelMessageAllReactions(channelId, id)),
  ],
  [
    'start a thread',
    Permission.CreatePublicThreads,
    ({ rest, channelId }, id) => rest.post(Routes.threads(channelId, id), { body: { name: 'x' } }),
  ],
  [
    'start a private thread',
    Permission.CreatePrivateThreads,
    ({ rest, channelId }) => rest.post(Routes.threads(channelId), { body: { name: 'x' } }),
  ],
  [
    'change the channel',
    Permission.ManageChannels,
    ({ rest, channelId }) => rest.patch(Routes.channel(channelId), { body: { topic: 'x' } }),
  ],
  [
    'change an overwrite',
    Permission.ManageRoles,
    ({ rest, channelId, guildId }) =>
      rest.put(Routes.channelPermission(channelId, guildId), {
        body: { type: OverwriteType.Role, allow: '0', deny: '0' },
      }),
  ],
  [
    'delete another’s message',
    Permission.ManageMessages,
    ({ rest, channelId }, id) => rest.delete(Routes.channelMessage(channelId, id)),
  ],
];

function post({ rest, channelId }: RestSandbox, body: object): Promise<unknown> {
  return rest.post(Routes.channelMessages(channelId), { body });
}

describe('in a channel, a bot', () => {
  const discord = useRest();
  const everything = NEEDS.reduce((sum, [, bit]) => sum | bit, Permission.ViewChannel);
  let messageId: string;
  beforeEach(() => {
    const { world, channel, alice } = discord();
    updateChannel(world, channel, { permission_overwrites: [] });
    messageId = postMessage(world, { channel, author: alice, body: { content: 'hers' } }).id;
  });

  const allow = (bits: bigint) => {
    const { world, guild, guildId, botRole } = discord();
    const everyone = guild.roles.get(guildId) ?? expect.fail();
    updateRole(world, guild, everyone, { permissions: '0' });
    updateRole(world, guild, botRole, { permissions: String(bits) });
  };

  for (const [what, needs, request] of NEEDS) {
    it(`may ${what} with the permission to, and not without`, async () => {
      allow(everything & ~needs);
      expect(await refusal(request(discord(), messageId))).to.equal('50013');
      allow(everything);
      await request(discord(), messageId);
    });
  }

  it('has no access at all to a channel that it may not view', async () => {
    allow(everything & ~Permission.ViewChannel);
    for (const [, , request] of NEEDS) expect(await refusal(request(discord(), messageId))).to.equal('50001');
    expect(await refusal(discord().rest.get(Routes.channel(discord().channelId)))).to.equal('50001');
  });

  it('finds an empty history that it may not read', async () => {
    allow(everything & ~Permission.ReadMessageHistory);
    expect(await discord().rest.get(Routes.channelMessages(discord().channelId))).to.deep.equal([]);
    const reply = { content: 'x', message_reference: { message_id: messageId } };
    expect(await refusal(post(discord(), reply))).to.equal('160002');
  });

  it('may not give permissions that it lacks', async () => {
    allow(everything);
    const path = Routes.channelPermission(discord().channelId, discord().guildId);
    const body = { type: OverwriteType.Role, allow: String(Permission.BanMembers), deny: '0' };
    expect(await refusal(discord().rest.put(path, { body }))).to.equal('50013');
  });

  it('may not post in time-out', async () => {
    const { world, guild, application } = discord();
    allow(everything);
    const until = world.clock.now().add({ hours: 1 }).toString();
    updateMember(world, guild, application.id, { communication_disabled_until: until });
    expect(await refusal(post(discord(), { content: 'x' }))).to.equal('50013');
    updateMember(world, guild, application.id, { communication_disabled_until: null });
  });
});
