import { expect } from 'chai';
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  type Interaction,
  InteractionContextType,
  MessageFlags,
  PermissionFlagsBits as Permission,
  RESTJSONErrorCodes,
  Routes,
  SlashCommandBuilder,
} from 'discord.js';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { until } from '../../support/until.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const everywhere = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const both = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

const note = new SlashCommandBuilder()
  .setName('note')
  .setDescription('Wherever somebody is')
  .setContexts(everywhere)
  .setIntegrationTypes(both);
const tidy = new SlashCommandBuilder().setName('tidy').setDescription('Where the bot is a member');
const keep = new ContextMenuCommandBuilder()
  .setName('Keep')
  .setType(ApplicationCommandType.Message)
  .setContexts(everywhere)
  .setIntegrationTypes(both);

describe('an application on the account of a user', () => {
  let house: TeaHouse;
  let abroad: GuildActor;
  let dora: MemberActor;
  let heard: Interaction[];

  /** Answers every interaction in one function, and remembers it. */
  const start = (answer: (interaction: Interaction) => unknown) =>
    startBot(house.discord, [note, tidy, keep], (interaction) => {
      heard.push(interaction);
      return answer(interaction);
    });
  const quietly = (interaction: Interaction) =>
    interaction.isRepliable() && interaction.reply({ content: 'Noted', flags: MessageFlags.Ephemeral });

  beforeEach(async () => {
    house = await openTeaHouse();
    heard = [];
    abroad = house.discord.createGuild({ name: 'Abroad', bot: null });
    dora = abroad.member('dora');
  });

  afterEach(() => house.close());

  it('brings the commands that allow it along, and those only', async () => {
    await start(quietly);
    expect(dora.commands()).to.deep.equal([]);
    dora.addsBotToAccount();
    expect(dora.commands().map(({ name }) => name)).to.have.members(['note', 'Keep']);
    expect(abroad.member('eli').commands()).to.deep.equal([]);
    dora.removesBotFromAccount();
    expect(dora.commands()).to.deep.equal([]);
  });

  it('is told who has brought it along, and what it may do there', async () => {
    const client = await start(quietly);
    dora.addsBotToAccount();
    const reply = await dora.slash('note');
    expect(reply.ephemeral).to.equal(true);
    const [interaction] = heard;
    expect(interaction?.guildId).to.equal(abroad.id);
    expect(interaction?.guild).to.equal(null);
    expect(interaction?.channel).to.equal(null);
    expect(interaction?.context).to.equal(InteractionContextType.Guild);
    expect({ ...interaction?.authorizingIntegrationOwners.toJSON() }).to.deep.equal({ 1: dora.id });
    expect(interaction?.appPermissions.has(Permission.EmbedLinks)).to.equal(true);
    expect(interaction?.appPermissions.has(Permission.SendMessages)).to.equal(false);
    expect(client.guilds.cache.has(abroad.id)).to.equal(false);
  });

  it('belongs to the guild as well where the bot is a member', async () => {
    await start(quietly);
    house.alice.addsBotToAccount();
    await house.alice.slash('note');
    await house.alice.slash('tidy');
    expect(heard.map((one) => one.authorizingIntegrationOwners.toJSON())).to.deep.equal([
      { 0: house.guild.id, 1: house.alice.id },
      { 0: house.guild.id },
    ]);
  });

  it('comes along into direct messages, its own and those of others', async () => {
    await start(quietly);
    dora.addsBotToAccount();
    const eli = abroad.member('eli');
    const group = house.discord.createGroupDm(dora, eli);
    await dora.slash('note', {}, { in: dora.directMessages() });
    await dora.slash('note', {}, { in: group });
    expect(eli.commands({ in: group })).to.deep.equal([]);
    const [own, others] = heard;
    expect([own?.context, others?.context]).to.deep.equal([
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ]);
    expect(own?.authorizingIntegrationOwners.toJSON()).to.deep.equal({ 0: '0', 1: dora.id });
    expect(others?.authorizingIntegrationOwners.toJSON()).to.deep.equal({ 1: dora.id });
    expect(others?.appPermissions.has(Permission.UseExternalEmojis)).to.equal(false);
  });

  it('sees the message of its menu, and nothing else that is written there', async () => {
    const said: string[] = [];
    const client = await start((interaction) => {
      if (!interaction.isMessageContextMenuCommand()) return undefined;
      said.push(interaction.targetMessage.content);
      return quietly(interaction);
    });
    const written: string[] = [];
    client.on('messageCreate', ({ content }) => written.push(content));
    dora.addsBotToAccount();
    const eli = abroad.member('eli');
    const group = house.discord.createGroupDm(dora, eli);
    eli.says('Nobody but us', { in: group });
    await dora.contextMenu('Keep', eli.says('Tea at five', { in: group }));
    await dora.contextMenu('Keep', eli.says('Cake at six'));
    expect(said).to.deep.equal(['Tea at five', 'Cake at six']);
    expect(written).to.deep.equal([]);
  });

  it('answers by the token of the interaction, and in no other way', async () => {
    const client = await start(
      (interaction) => interaction.isRepliable() && interaction.reply('For all to see'),
    );
    dora.addsBotToAccount();
    const reply = await dora.slash('note');
    const channel = abroad.channel('general');
    expect(channel.messages.map(({ content }) => content)).to.deep.equal(['For all to see']);
    expect(reply.ephemeral).to.equal(false);
    const refused = (code: number) => (error: { code: number }) => expect(error.code).to.equal(code);
    const { rest } = client;
    const body = { content: 'By the front door' };
    await rest
      .post(Routes.channelMessages(channel.id), { body })
      .then(() => expect.fail('was let in'), refused(RESTJSONErrorCodes.MissingAccess));
    await rest
      .get(Routes.guild(abroad.id))
      .then(() => expect.fail('was let in'), refused(RESTJSONErrorCodes.UnknownGuild));
    expect(channel.messages).to.have.length(1);
  });

  it('is heard by its user alone where external apps are not allowed', async () => {
    await start((interaction) => interaction.isRepliable() && interaction.reply('For all to see'));
    dora.addsBotToAccount();
    const channel = abroad.channel('general');
    channel.denies(abroad.role('@everyone'), 'UseExternalApps');
    expect((await dora.slash('note')).ephemeral).to.equal(true);
    expect(channel.messages).to.deep.equal([]);
    expect(heard[0]?.appPermissions.bitfield).to.equal(0n);
  });

  it('may follow up five times, and as often as it likes where it is a member', async () => {
    const outcomes: string[] = [];
    await start(async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.reply({ content: 'First', flags: MessageFlags.Ephemeral });
      for (let count = 0; count < 6; count++) {
        await interaction.followUp({ content: `${count}`, flags: MessageFlags.Ephemeral }).then(
          () => outcomes.push('sent'),
          ({ code }) => outcomes.push(code),
        );
      }
    });
    dora.addsBotToAccount();
    house.alice.addsBotToAccount();
    for (const person of [dora, house.alice]) {
      let reply = await person.slash('note');
      const sent = person === dora ? 5 : 6;
      for (let count = 0; count < sent; count++) reply = await reply.next();
    }
    await until(() => outcomes.length === 12);
    const tooMany = RESTJSONErrorCodes.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages;
    expect(outcomes.slice(0, 6)).to.deep.equal([...Array(5).fill('sent'), tooMany]);
    expect(outcomes.slice(6)).to.deep.equal(Array(6).fill('sent'));
  });

  it('may write to who has it on their account, or shares a guild with it', async () => {
    const client = await start(quietly);
    const write = async (person: MemberActor) => {
      const { id } = person.directMessages();
      return client.rest.post(Routes.channelMessages(id), { body: { content: 'Hello' } }).then(
        () => 'sent',
        ({ code }) => code,
      );
    };
    const noMutualGuilds = RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds;
    expect(await write(house.alice)).to.equal('sent');
    expect(await write(dora)).to.equal(noMutualGuilds);
    dora.addsBotToAccount();
    expect(await write(dora)).to.equal('sent');
    dora.removesBotFromAccount();
    expect(await write(dora)).to.equal(noMutualGuilds);
  });
});
