import { expect } from 'chai';
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { RawClient } from './raw-client.js';

describe('intents', () => {
  let discord: Sandbox;
  let guild: GuildActor;
  let alice: MemberActor;

  beforeEach(async () => {
    discord = await startSandbox({ gatewayLimits: { identifyIntervalMs: 0 } });
    guild = discord.createGuild({ name: 'Tea house', roles: ['Moderator'] });
    alice = guild.member('alice');
  });

  afterEach(() => discord.close());

  /** Types of the events that a session with these intents is told of, beside READY. */
  async function heard(intents: number, act: () => void): Promise<string[]> {
    const client = await RawClient.identified(discord, { intents });
    act();
    discord.world.dispatch({ type: 'USER_UPDATE', guildId: null, data: {} }); // nobody needs an intent for it
    await client.event('USER_UPDATE');
    return client.types.filter((type) => type !== 'READY' && type !== 'USER_UPDATE');
  }

  it('decide about guilds', async () => {
    expect(await heard(Intent.Guilds, () => guild.createChannel('kitchen'))).to.deep.equal([
      'GUILD_CREATE',
      'CHANNEL_CREATE',
    ]);
    expect(await heard(0, () => guild.createChannel('garden'))).to.deep.equal([]);
  });

  it('decide about messages in guilds and in direct messages, each by itself', async () => {
    const both = () => {
      alice.says('hello');
      alice.says('hello', { in: alice.directMessages() });
    };
    expect(await heard(Intent.GuildMessages, both)).to.deep.equal(['MESSAGE_CREATE', 'CHANNEL_CREATE']);
    expect(await heard(Intent.DirectMessages, both)).to.deep.equal(['MESSAGE_CREATE']);
    expect(await heard(0, both)).to.deep.equal([]);
  });

  it('decide about members, except for the bot itself', async () => {
    const both = () => {
      alice.getsRole('Moderator');
      guild.bot.getsRole('Moderator');
    };
    expect(await heard(0, both)).to.deep.equal(['GUILD_MEMBER_UPDATE']);
    expect(await heard(Intent.GuildMembers, both)).to.have.length(2);
  });

  it('decide about the content of messages, except where the bot is concerned', async () => {
    const client = await RawClient.identified(discord, { intents: Intent.GuildMessages });
    const contents: string[] = [];
    const say = async (content: string) => {
      const { id } = alice.says(content);
      const { d } = await client.frame(({ d: data }) => data?.id === id);
      contents.push(d.content);
    };
    await say('a secret');
    await say(`a question for <@${discord.applicationId}>`);
    expect(contents).to.deep.equal(['', `a question for <@${discord.applicationId}>`]);
    const trusted = await RawClient.identified(discord, {
      intents: Intent.GuildMessages | Intent.MessageContent,
    });
    alice.says('a secret');
    expect((await trusted.event('MESSAGE_CREATE')).d.content).to.equal('a secret');
  });

  it('do not open a channel that the bot may not view', async () => {
    const hidden = guild.createChannel('hidden');
    hidden.denies(guild.bot, 'ViewChannel');
    expect(await heard(Intent.GuildMessages, () => alice.says('hello', { in: hidden }))).to.deep.equal([]);
  });
});
