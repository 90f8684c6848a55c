import { expect } from 'chai';
import { type APIMessage, type APIUser, Routes } from 'discord.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { addReaction } from '../../../src/sandbox/state/reactions.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('pins over REST', () => {
  const discord = useRest();
  const post = (content: string) => {
    const { world, channel, alice } = discord();
    return postMessage(world, { channel, author: alice, body: { content } });
  };

  for (const [name, pathOf] of [
    ['old', (channelId: string, id: string) => Routes.channelPin(channelId, id)],
    ['new', (channelId: string, id: string) => Routes.channelMessagesPin(channelId, id)],
  ] as const) {
    it(`are set and taken at the ${name} address`, async () => {
      const { id } = post('keep this');
      const path = pathOf(discord().channelId, id);
      discord().heard();
      await discord().rest.put(path);
      expect(discord().heard()).to.deep.equal(['MESSAGE_UPDATE', 'CHANNEL_PINS_UPDATE', 'MESSAGE_CREATE']);
      const message = Routes.channelMessage(discord().channelId, id);
      expect(await discord().rest.get(message)).to.have.property('pinned', true);
      await discord().rest.delete(path);
      expect(await discord().rest.get(message)).to.have.property('pinned', false);
    });
  }

  it('are listed newest first at both addresses', async () => {
    const { channelId } = discord();
    const ids = [post('1').id, post('2').id];
    for (const id of ids) await discord().rest.put(Routes.channelMessagesPin(channelId, id));
    const old = (await discord().rest.get(Routes.channelPins(channelId))) as APIMessage[];
    expect(old.map(({ content }) => content)).to.deep.equal(['2', '1']);
    const path = Routes.channelMessagesPins(channelId);
    const page = (await discord().rest.get(`${path}?limit=1`)) as {
      items: { message: APIMessage }[];
      has_more: boolean;
    };
    expect(page.items.map(({ message }) => message.content)).to.deep.equal(['2']);
    expect(page.has_more).to.equal(true);
  });
});

describe('reactions over REST', () => {
  const discord = useRest();
  let message: APIMessage;
  beforeEach(() => {
    const { world, channel, alice } = discord();
    message = postMessage(world, { channel, author: alice, body: { content: 'tea?' } });
    discord().heard();
  });
  const own = (emoji: string) =>
    Routes.channelMessageOwnReaction(discord().channelId, message.id, encodeURIComponent(emoji));
  const shown = async () => {
    const path = Routes.channelMessage(discord().channelId, message.id);
    const { reactions = [] } = (await discord().rest.get(path)) as APIMessage;
    return reactions.map(({ emoji, count, me }) => [emoji.name, count, me]);
  };

  it('are added and taken, and shown with whose they are', async () => {
    const { world, channel, alice } = discord();
    await discord().rest.put(own('👍'));
    await discord().rest.put(own('👍'));
    addReaction(world, channel, message, '👍', alice.id);
    addReaction(world, channel, message, '❤️', alice.id);
    expect(await shown()).to.deep.equal([
      ['👍', 2, true],
      ['❤️', 1, false],
    ]);
    await discord().rest.delete(own('👍'));
    expect(await shown()).to.deep.include(['👍', 1, false]);
    const other = Routes.channelMessageUserReaction(
      discord().channelId,
      message.id,
      encodeURIComponent('👍'),
      alice.id,
    );
    await discord().rest.delete(other);
    expect(await shown()).to.deep.equal([['❤️', 1, false]]);
    expect(discord().heard()).to.deep.equal([
      ...Array(3).fill('MESSAGE_REACTION_ADD'),
      ...Array(2).fill('MESSAGE_REACTION_REMOVE'),
    ]);
  });

  it('name who gave them', async () => {
    await discord().rest.put(own('👍'));
    const path = Routes.channelMessageReaction(discord().channelId, message.id, encodeURIComponent('👍'));
    expect(((await discord().rest.get(path)) as APIUser[]).map(({ id }) => id)).to.deep.equal([
      discord().application.id,
    ]);
  });

  it('are cleared, one emoji or all', async () => {
    for (const emoji of ['👍', '👎']) await discord().rest.put(own(emoji));
    discord().heard();
    await discord().rest.delete(
      Routes.channelMessageReaction(discord().channelId, message.id, encodeURIComponent('👍')),
    );
    expect(await shown()).to.deep.equal([['👎', 1, true]]);
    await discord().rest.delete(Routes.channelMessageAllReactions(discord().channelId, message.id));
    expect(await shown()).to.deep.equal([]);
    expect(discord().heard()).to.deep.equal(['MESSAGE_REACTION_REMOVE_EMOJI', 'MESSAGE_REACTION_REMOVE_ALL']);
  });

  it('may be an emoji of a guild, but no word and no unknown one', async () => {
    discord().guild.guild.emojis.push({ id: '5', name: 'teapot' });
    await discord().rest.put(own('teapot:5'));
    expect(await shown()).to.deep.equal([['teapot', 1, true]]);
    for (const emoji of ['tea', '1', 'cup:6']) {
      expect(await refusal(discord().rest.put(own(emoji)))).to.equal('10014');
    }
  });

  it('are of at most 20 kinds', async () => {
    const { world, channel, alice } = discord();
    const fruits = Array.from({ length: 20 }, (_, i) => String.fromCodePoint(0x1f340 + i));
    for (const emoji of fruits) addReaction(world, channel, message, emoji, alice.id);
    expect(await refusal(discord().rest.put(own('👍')))).to.equal('30010');
  });
});
