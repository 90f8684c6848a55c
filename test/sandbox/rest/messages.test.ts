import { expect } from 'chai';
import { type APIMessage, Routes } from 'discord.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('messages over REST', () => {
  const discord = useRest();

  /** Posts with the bot's token, as discord.js does. */
  const post = async (body: object, channelId = discord().channelId) =>
    (await discord().rest.post(Routes.channelMessages(channelId), { body })) as APIMessage;

  it('posts what discord.js sends and tells it', async () => {
    discord().heard();
    const message = await post({
      content: ' hello ',
      embeds: [{ title: 'A title' }],
      tts: false,
      unknown: 1,
    });
    expect(message).to.deep.include({ content: 'hello', attachments: [], components: [], mentions: [] });
    expect(message.embeds).to.deep.equal([{ type: 'rich', title: 'A title' }]);
    expect(discord().heard()).to.deep.equal(['MESSAGE_CREATE']);
  });

  it('lists messages newest first, by page', async () => {
    const posted = [await post({ content: '1' }), await post({ content: '2' }), await post({ content: '3' })];
    const list = async (query: Record<string, string>) => {
      const path = Routes.channelMessages(discord().channelId);
      const messages = await discord().rest.get(path, { query: new URLSearchParams(query) });
      return (messages as APIMessage[]).map(({ content }) => content);
    };
    const [first, second, third] = posted.map(({ id }) => id);
    expect(await list({ limit: '2' })).to.deep.equal(['3', '2']);
    expect(await list({ limit: '1', before: third ?? '' })).to.deep.equal(['2']);
    expect(await list({ after: first ?? '' })).to.deep.equal(['3', '2']);
    expect(await list({ limit: '3', around: second ?? '' })).to.deep.equal(['3', '2', '1']);
    expect(await refusal(list({ limit: '101' }))).to.equal('50035 limit: BASE_TYPE_MAX_LENGTH');
  });

  it('gets, edits and deletes a message', async () => {
    const { id } = await post({ content: 'before', embeds: [{ title: 'stays' }] });
    const path = Routes.channelMessage(discord().channelId, id);
    discord().heard();
    const edited = (await discord().rest.patch(path, { body: { content: 'after' } })) as APIMessage;
    expect(edited).to.deep.include({ content: 'after', embeds: [{ type: 'rich', title: 'stays' }] });
    expect(edited.edited_timestamp).to.be.a('string');
    expect(await discord().rest.get(path)).to.deep.equal(edited);
    await discord().rest.delete(path);
    expect(discord().heard()).to.deep.equal(['MESSAGE_UPDATE', 'MESSAGE_DELETE']);
    expect(await refusal(discord().rest.get(path))).to.equal('10008');
  });

  it('refuses an edit that leaves nothing, and an edit of another’s words', async () => {
    const { id } = await post({ content: 'mine' });
    const path = Routes.channelMessage(discord().channelId, id);
    expect(await refusal(discord().rest.patch(path, { body: { content: '' } }))).to.equal('50006');
    const { world, channel, alice } = discord();
    const hers = postMessage(world, { channel, author: alice, body: { content: 'hers' } });
    const other = Routes.channelMessage(discord().channelId, hers.id);
    expect(await refusal(discord().rest.patch(other, { body: { content: 'his' } }))).to.equal('50005');
  });

  it('deletes many at once, but not one, and none that is two weeks old', async () => {
    const ids = [(await post({ content: '1' })).id, (await post({ content: '2' })).id];
    const path = Routes.channelBulkDelete(discord().channelId);
    discord().heard();
    await discord().rest.post(path, { body: { messages: ids } });
    expect(discord().heard()).to.deep.equal(['MESSAGE_DELETE_BULK']);
    expect(await refusal(discord().rest.post(path, { body: { messages: ids.slice(1) } }))).to.equal('50016');
    const old = ['1000000000000000000', '1000000000000000001'];
    expect(await refusal(discord().rest.post(path, { body: { messages: old } }))).to.equal('50034');
  });

  it('answers a message, and pings its author unless told otherwise', async () => {
    const { world, channel, alice } = discord();
    const asked = postMessage(world, { channel, author: alice, body: { content: 'why?' } });
    const body = { content: 'because', message_reference: { message_id: asked.id } };
    const answer = await post(body);
    expect(answer).to.deep.include({ type: 19, mentions: [alice] });
    expect(answer.referenced_message?.content).to.equal('why?');
    const quiet = await post({ ...body, allowed_mentions: { parse: [] } });
    expect(quiet.mentions).to.deep.equal([]);
  });

  it('refuses an answer to a message that is gone, unless that does not matter', async () => {
    const reference = { message_id: '1' };
    expect(await refusal(post({ content: 'x', message_reference: reference }))).to.equal(
      '50035 message_reference: REPLIES_UNKNOWN_MESSAGE',
    );
    const plain = await post({
      content: 'x',
      message_reference: { ...reference, fail_if_not_exists: false },
    });
    expect(plain.type).to.equal(0);
  });

  describe('with enforce_nonce', () => {
    it('returns the first message to a twin', async () => {
      const body = { content: 'once', nonce: 'n-1', enforce_nonce: true };
      const first = await post(body);
      const twin = await post({ ...body, content: 'twice' });
      expect(twin).to.deep.equal(first);
    });

    it('does not create anew what was deleted', async () => {
      const body = { content: 'once', nonce: 'n-2', enforce_nonce: true };
      const { id } = await post(body);
      await discord().rest.delete(Routes.channelMessage(discord().channelId, id));
      expect((await post(body)).id).to.equal(id);
      expect(discord().channel.messages.has(id)).to.equal(false);
    });

    it('forgets after three minutes', async () => {
      const body = { content: 'again', nonce: 'n-3', enforce_nonce: true };
      const { id } = await post(body);
      await discord().world.clock.advance({ minutes: 2 });
      expect((await post(body)).id).to.equal(id);
      await discord().world.clock.advance({ minutes: 2 });
      expect((await post(body)).id).not.to.equal(id);
    });

    it('minds neither the nonce of another channel nor one that is not enforced', async () => {
      const body = { content: 'x', nonce: 7 };
      const first = await post(body);
      expect((await post(body)).id).not.to.equal(first.id);
    });
  });
});
