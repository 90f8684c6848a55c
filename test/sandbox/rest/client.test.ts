import { once } from 'node:events';
import { expect } from 'chai';
import {
  ChannelType,
  type Client,
  type Guild,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
  type TextChannel,
} from 'discord.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { createDemoState, DEMO } from '../../../src/sandbox/seed.js';
import { connectClient, destroyClients } from '../clients.js';
import { watchWithJudge } from '../openapi-judge.js';

describe('a discord.js client in the demo guild', () => {
  let discord: Sandbox;
  let problems: string[];
  let client: Client<true>;
  let guild: Guild;
  let general: TextChannel;
  before(async () => {
    discord = await startSandbox({ state: createDemoState(), limits: { requestsPerSecond: null } });
    problems = watchWithJudge(discord.world);
    const connected = await connectClient(discord);
    client = connected.isReady() ? connected : expect.fail();
    guild = client.guilds.cache.get(DEMO.guildId) ?? expect.fail();
    general = (await client.channels.fetch(DEMO.channels.general)) as TextChannel;
  });
  afterEach(() => {
    expect(problems.splice(0)).to.deep.equal([]);
    expect(discord.ledger.unknownRoutes).to.deep.equal([]);
  });
  after(async () => {
    await destroyClients();
    await discord.close();
  });

  it('talks: sends, edits, answers, reacts, pins and cleans up', async () => {
    const message = await general.send({
      content: 'tea?',
      files: [{ attachment: Buffer.from('x'), name: 'x.txt' }],
    });
    expect(message.attachments.first()?.name).to.equal('x.txt');
    await message.edit('coffee?');
    const answer = await message.reply({ content: 'tea!', allowedMentions: { repliedUser: false } });
    expect((await answer.fetchReference()).content).to.equal('coffee?');
    await message.react('☕');
    await message.pin();
    expect((await general.messages.fetchPins()).items.map(({ message: pinned }) => pinned.id)).to.deep.equal([
      message.id,
    ]);
    expect((await general.messages.fetch({ limit: 10 })).size).to.equal(4);
    await general.bulkDelete([message, answer]);
    expect((await general.messages.fetch({ limit: 10 })).size).to.equal(2);
  });

  it('tends a thread', async () => {
    const message = await general.send('a long story');
    const thread = await message.startThread({ name: 'The story' });
    await thread.send('once upon a time');
    await thread.members.add('1100000000000000303');
    expect((await thread.members.fetch()).size).to.equal(2);
    await thread.setArchived(true);
    expect((await general.threads.fetchArchived()).threads.has(thread.id)).to.equal(true);
    await thread.delete();
  });

  it('keeps order: roles, time-outs, bans, channels and overwrites', async () => {
    const role = await guild.roles.create({ name: 'Tea drinker', permissions: [] });
    const amara = await guild.members.fetch('1100000000000000303');
    expect((await amara.roles.add(role)).roles.cache.has(role.id)).to.equal(true);
    await amara.timeout(60_000, 'too loud');
    expect((await guild.members.fetch({ user: amara.id, force: true })).isCommunicationDisabled()).to.equal(
      true,
    );
    await guild.members.ban(amara, { reason: 'still too loud', deleteMessageSeconds: 60 });
    expect((await guild.bans.fetch(amara.id)).reason).to.equal('still too loud');
    await guild.members.unban(amara.id);

    const room = await guild.channels.create({ name: 'tea room', type: ChannelType.GuildText });
    await room.permissionOverwrites.edit(role, { SendMessages: false });
    expect(room.permissionOverwrites.cache.get(role.id)?.deny.has(PermissionFlagsBits.SendMessages)).to.equal(
      true,
    );
    await room.permissionOverwrites.delete(role);
    await room.setTopic('Tea only');
    await room.delete();
    await role.delete();
  });

  it('registers commands', async () => {
    const command = await client.application.commands.create({ name: 'tea', description: 'Make tea' });
    await guild.commands.set([{ name: 'Report', type: 3 }]);
    expect(
      (await client.application.commands.fetch({ withLocalizations: true })).map(({ id }) => id),
    ).to.deep.equal([command.id]);
    await command.edit({ description: 'Make more tea' });
    await command.delete();
  });

  it('answers a command in every way', async () => {
    await client.application.commands.create({ name: 'ways', description: 'Every way' });
    const asked = once(client, 'interactionCreate');
    const maya = discord.guild(DEMO.guildId).member('maya');
    const reply = maya.slash('ways');
    const [interaction] = (await asked) as [Interaction]; // what discord.js emits
    if (!interaction.isChatInputCommand()) expect.fail();
    const { resource } = await interaction.reply({ content: 'first', withResponse: true });
    expect(resource?.message?.content).to.equal('first');
    expect((await reply).content).to.equal('first');
    await interaction.editReply('changed');
    const followUp = await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
    expect((await interaction.fetchReply()).content).to.equal('changed');
    await interaction.deleteReply(followUp);
  });
});
