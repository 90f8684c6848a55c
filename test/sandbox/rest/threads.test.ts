import { expect } from 'chai';
import { type APIMessage, type APIThreadChannel, ChannelType, MessageFlags, Routes } from 'discord.js';
import { addChannel } from '../../../src/sandbox/state/channels.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('threads over REST', () => {
  const discord = useRest();

  const start = async (body: object = {}) => {
    const path = Routes.threads(discord().channelId);
    const given = { name: 'A thread', type: ChannelType.PublicThread, ...body };
    return (await discord().rest.post(path, { body: given })) as APIThreadChannel;
  };
  const post = async (channelId: string) =>
    (await discord().rest.post(Routes.channelMessages(channelId), { body: { content: 'x' } })) as APIMessage;
  const members = async (threadId: string) =>
    ((await discord().rest.get(Routes.threadMembers(threadId))) as { user_id: string }[]).map(
      ({ user_id }) => user_id,
    );

  it('start from a message, once', async () => {
    const { id } = await post(discord().channelId);
    discord().heard();
    const path = Routes.threads(discord().channelId, id);
    const thread = await discord().rest.post(path, { body: { name: 'About it', auto_archive_duration: 60 } });
    expect(thread).to.deep.include({
      id,
      type: ChannelType.PublicThread,
      owner_id: discord().application.id,
    });
    expect(discord().heard()).to.deep.equal(['THREAD_CREATE', 'MESSAGE_UPDATE']);
    const message = (await discord().rest.get(Routes.channelMessage(discord().channelId, id))) as APIMessage;
    expect(message.flags).to.equal(MessageFlags.HasThread);
    expect(await refusal(discord().rest.post(path, { body: { name: 'Again' } }))).to.equal('160004');
  });

  it('start by themselves, private when no type is named', async () => {
    const thread = await start({ type: undefined, invitable: false });
    expect(thread.type).to.equal(ChannelType.PrivateThread);
    expect(thread.thread_metadata).to.deep.include({ archived: false, locked: false, invitable: false });
    const lounge = addChannel(discord().world, discord().guild, {
      name: 'Lounge',
      type: ChannelType.GuildVoice,
    });
    const inVoice = discord().rest.post(Routes.threads(lounge.channel.id), { body: { name: 'x' } });
    expect(await refusal(inVoice)).to.equal('50024');
  });

  it('count their messages', async () => {
    const { id } = await start();
    await post(id);
    await post(id);
    expect(await discord().rest.get(Routes.channel(id))).to.deep.include({
      message_count: 2,
      total_message_sent: 2,
    });
  });

  it('gain and lose members', async () => {
    const { id } = await start();
    const { application, alice } = discord();
    discord().heard();
    await discord().rest.put(Routes.threadMembers(id, alice.id));
    expect(await members(id)).to.deep.equal([application.id, alice.id]);
    expect(await discord().rest.get(Routes.threadMembers(id, alice.id))).to.have.property('id', id);
    await discord().rest.delete(Routes.threadMembers(id, alice.id));
    await discord().rest.delete(Routes.threadMembers(id, '@me'));
    expect(await members(id)).to.deep.equal([]);
    await discord().rest.put(Routes.threadMembers(id, '@me'));
    expect(await members(id)).to.deep.equal([application.id]);
    expect(discord().heard()).to.deep.equal(Array(4).fill('THREAD_MEMBERS_UPDATE'));
    expect(await refusal(discord().rest.get(Routes.threadMembers(id, alice.id)))).to.equal('10007');
  });

  it('gain who posts in them', async () => {
    const { id } = await start();
    const thread = discord().world.state.channels.get(id) ?? expect.fail();
    postMessage(discord().world, { channel: thread, author: discord().alice, body: { content: 'me too' } });
    expect(await members(id)).to.include(discord().alice.id);
  });

  it('are archived, listed, and woken by a message', async () => {
    const open = await start({ name: 'open' });
    const closed = await start({ name: 'closed' });
    const hidden = await start({ name: 'hidden', type: ChannelType.PrivateThread });
    const archive = (id: string) => discord().rest.patch(Routes.channel(id), { body: { archived: true } });
    expect(await archive(closed.id)).to.have.nested.property('thread_metadata.archived', true);
    await archive(hidden.id);

    const idsAt = async (path: `/${string}`) =>
      ((await discord().rest.get(path)) as { threads: { id: string }[] }).threads.map(({ id }) => id);
    const { channelId, guildId } = discord();
    expect(await idsAt(Routes.guildActiveThreads(guildId)))
      .to.include(open.id)
      .and.not.include(closed.id);
    expect(await idsAt(Routes.channelThreads(channelId, 'public'))).to.deep.equal([closed.id]);
    expect(await idsAt(Routes.channelThreads(channelId, 'private'))).to.deep.equal([hidden.id]);
    expect(await idsAt(Routes.channelJoinedArchivedThreads(channelId))).to.deep.equal([hidden.id]);

    await post(closed.id);
    expect(await idsAt(Routes.channelThreads(channelId, 'public'))).to.deep.equal([]);
  });

  it('are renamed, locked and deleted', async () => {
    const { id } = await start();
    const body = { name: 'Renamed', locked: true, rate_limit_per_user: 3 };
    const changed = (await discord().rest.patch(Routes.channel(id), { body })) as APIThreadChannel;
    expect(changed).to.deep.include({ name: 'Renamed', rate_limit_per_user: 3 });
    expect(changed.thread_metadata?.locked).to.equal(true);
    discord().heard();
    await discord().rest.delete(Routes.channel(id));
    expect(discord().heard()).to.deep.equal(['THREAD_DELETE']);
    expect(await refusal(discord().rest.get(Routes.channel(id)))).to.equal('10003');
  });
});
