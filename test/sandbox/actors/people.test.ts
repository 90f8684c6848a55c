import { once } from 'node:events';
import { expect } from 'chai';
import { type Client, GatewayIntentBits, Partials } from 'discord.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const options = {
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMembers,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.MessageContent,
  ],
  partials: [Partials.Channel, Partials.Message, Partials.Reaction, Partials.GuildMember],
};

describe('the people of the sandbox', () => {
  let house: TeaHouse;
  let client: Client;

  beforeEach(async () => {
    house = await openTeaHouse();
    client = await startBot(house.discord, [], () => undefined, options);
  });

  afterEach(() => house.close());

  it('write, also in answer to another message and with files', async () => {
    client.on('messageCreate', async (message) => {
      if (message.author.bot) return;
      const quoted = message.reference ? await message.fetchReference() : null;
      await message.reply(`${message.attachments.first()?.name} after ${quoted?.content}`);
    });
    const first = house.alice.says('hello');
    await house.general.nextMessage();
    house.alice.says('look', { replyTo: first, files: [{ name: 'tea.txt', content: 'green' }] });
    expect((await house.general.nextMessage()).content).to.equal('tea.txt after hello');
  });

  it('read the messages of the bot one after the other, each once', async () => {
    const channel = await client.channels.fetch(house.general.id);
    if (!channel?.isSendable()) throw new Error('a text channel takes messages');
    await channel.send('one');
    const waiting = house.general.nextMessage().then(() => house.general.nextMessage());
    await channel.send('two');
    expect((await waiting).content).to.equal('two');
    const error = await house.general.nextMessage(300).catch(({ message }) => message);
    expect(error).to.equal(
      'No new message of the bot came to #general within 300 ms. The last messages there: alphapy: one | alphapy: two',
    );
  });

  it('get direct messages, unless they want none', async () => {
    const user = await client.users.fetch(house.alice.id);
    await user.send('psst');
    expect((await house.alice.directMessages().nextMessage()).content).to.equal('psst');
    house.alice.closesDirectMessages();
    const code = await user.send('psst').catch((error) => error.code);
    expect(code).to.equal(50007);
  });

  it('write direct messages to the bot', async () => {
    const heard = once(client, 'messageCreate');
    house.alice.says('help', { in: house.alice.directMessages() });
    const [message] = await heard;
    expect([message.content, message.inGuild()]).to.deep.equal(['help', false]);
  });

  it('react', async () => {
    const message = house.alice.says('tea?');
    const added = once(client, 'messageReactionAdd');
    house.alice.reacts(message, '👍');
    expect((await added)[0].emoji.name).to.equal('👍');
    const removed = once(client, 'messageReactionRemove');
    house.alice.takesBackReaction(message, '👍');
    expect((await removed)[1].id).to.equal(house.alice.id);
  });

  it('join, get and lose roles, and leave', async () => {
    const joined = once(client, 'guildMemberAdd');
    const bob = house.guild.member('bob');
    expect((await joined)[0].user.username).to.equal('bob');
    const changed = once(client, 'guildMemberUpdate');
    bob.getsRole('Moderator');
    expect((await changed)[1].roles.cache.map(({ name }: { name: string }) => name)).to.include('Moderator');
    bob.losesRole('Moderator');
    expect(bob.raw.roles).to.deep.equal([]);
    const left = once(client, 'guildMemberRemove');
    bob.leaves();
    expect((await left)[0].id).to.equal(bob.id);
  });

  it('delete a channel', async () => {
    const deleted = once(client, 'channelDelete');
    house.guild.createChannel('kitchen').disappears();
    expect((await deleted)[0].name).to.equal('kitchen');
    expect(() => house.guild.channel('kitchen')).to.throw(
      'Tea house has no channel "kitchen". It has: general.',
    );
  });

  it('are found again by name, in every guild', () => {
    const other = house.discord.createGuild({ name: 'Coffee house' });
    expect(other.member('alice').id).to.equal(house.alice.id);
    expect(house.discord.guild('Coffee house').id).to.equal(other.id);
    expect(() => house.discord.guild('Bar')).to.throw('There are: Tea house, Coffee house.');
  });
});
