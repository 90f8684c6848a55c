import { once } from 'node:events';
import { expect } from 'chai';
import {
  ApplicationCommandType,
  ChannelType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { APIChatInputApplicationCommandInteraction } from 'discord-api-types/v10';
import type { Dispatch } from '../../../src/sandbox/world.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const everything = new SlashCommandBuilder()
  .setName('everything')
  .setDescription('Every type of option')
  .addSubcommandGroup((group) =>
    group
      .setName('deep')
      .setDescription('A group')
      .addSubcommand((inside) =>
        inside
          .setName('down')
          .setDescription('A subcommand')
          .addStringOption((option) => option.setName('text').setDescription('.').setRequired(true))
          .addIntegerOption((option) =>
            option.setName('whole').setDescription('.').addChoices({ name: 'Two', value: 2 }),
          )
          .addNumberOption((option) => option.setName('number').setDescription('.'))
          .addBooleanOption((option) => option.setName('flag').setDescription('.'))
          .addUserOption((option) => option.setName('user').setDescription('.'))
          .addRoleOption((option) => option.setName('role').setDescription('.'))
          .addMentionableOption((option) => option.setName('mentionable').setDescription('.'))
          .addChannelOption((option) =>
            option.setName('channel').setDescription('.').addChannelTypes(ChannelType.GuildText),
          )
          .addAttachmentOption((option) => option.setName('file').setDescription('.')),
      ),
  );
const anywhere = new SlashCommandBuilder()
  .setName('anywhere')
  .setDescription('In guilds and in direct messages')
  .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM);
const greet = new ContextMenuCommandBuilder().setName('Greet').setType(ApplicationCommandType.User);
const quote = new ContextMenuCommandBuilder().setName('Quote').setType(ApplicationCommandType.Message);

describe('an interaction as the bot gets it', () => {
  let house: TeaHouse;
  let sent: Dispatch[];

  beforeEach(async () => {
    house = await openTeaHouse();
    sent = [];
    house.discord.world.subscribe((event) => {
      if (event.type === 'INTERACTION_CREATE') sent.push(event);
    });
  });

  afterEach(() => house.close());

  const lastSent = () => sent.at(-1)?.data as APIChatInputApplicationCommandInteraction;

  it('holds every type of option, with what stands behind the ids', async () => {
    await startBot(house.discord, [everything], async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const { options } = interaction;
      const file = options.getAttachment('file', true);
      await interaction.reply(
        [
          `${options.getSubcommandGroup()} ${options.getSubcommand()}`,
          options.getString('text'),
          options.getInteger('whole'),
          options.getNumber('number'),
          options.getBoolean('flag'),
          options.getMember('user'),
          options.getRole('role')?.name,
          options.getMentionable('mentionable'),
          options.getChannel('channel')?.name,
          await (await fetch(file.url)).text(),
        ].join('; '),
      );
    });
    const bob = house.guild.member('bob');
    const reply = await house.alice.slash('everything deep down', {
      text: 'tea',
      whole: 'Two',
      number: 1.5,
      flag: false,
      user: bob,
      role: 'Moderator',
      mentionable: 'alice',
      channel: house.general,
      file: { name: 'tea.txt', content: 'green' },
    });
    expect(reply.content).to.equal(
      `deep down; tea; 2; 1.5; false; <@${bob.id}>; Moderator; <@${house.alice.id}>; general; green`,
    );
    const { resolved } = lastSent().data;
    expect(Object.keys(resolved?.members ?? {})).to.have.members([bob.id, house.alice.id]);
    expect(resolved?.channels?.[house.general.id]?.permissions).to.match(/^\d+$/);
  });

  it('tells who asks, where, in which language, and what both may do there', async () => {
    house.general.denies(house.guild.bot, 'SendMessages');
    const colette = house.guild.member('colette', { locale: 'fr', nick: 'Coco' });
    const client = await startBot(house.discord, [anywhere], () => undefined);
    const heard = once(client, 'interactionCreate');
    const story = colette.slash('anywhere').catch(() => undefined);
    const [interaction] = await heard;
    expect(interaction.inCachedGuild()).to.equal(true);
    expect(interaction.member.nickname).to.equal('Coco');
    expect(interaction.memberPermissions.has(PermissionFlagsBits.SendMessages)).to.equal(true);
    expect(interaction.appPermissions.has(PermissionFlagsBits.SendMessages)).to.equal(false);
    expect(interaction.appPermissions.has(PermissionFlagsBits.ManageRoles)).to.equal(true);
    expect([interaction.locale, interaction.guildLocale]).to.deep.equal(['fr', 'en-US']);
    expect(interaction.channel.name).to.equal('general');
    expect(interaction.context).to.equal(InteractionContextType.Guild);
    expect(lastSent().authorizing_integration_owners).to.deep.equal({ 0: house.guild.id });
    await interaction.reply('Bonjour');
    await story;
  });

  it('comes from direct messages with a user instead of a member', async () => {
    await startBot(house.discord, [anywhere], (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply(`${interaction.inGuild()}`);
      return undefined;
    });
    const dm = house.alice.directMessages();
    expect((await house.alice.slash('anywhere', {}, { in: dm })).content).to.equal('false');
    const { user, member, guild_id, context } = lastSent();
    expect([user?.id, member, guild_id]).to.deep.equal([house.alice.id, undefined, undefined]);
    expect(context).to.equal(InteractionContextType.BotDM);
    expect(dm.messages.map(({ content }) => content)).to.deep.equal(['false']);
  });

  it('comes from the menu of a member or of a message', async () => {
    await startBot(house.discord, [greet, quote], (interaction) => {
      if (interaction.isUserContextMenuCommand()) return interaction.reply(`Hello ${interaction.targetUser}`);
      if (interaction.isMessageContextMenuCommand())
        return interaction.reply(interaction.targetMessage.content);
      return undefined;
    });
    const bob = house.guild.member('bob');
    expect((await house.alice.contextMenu('Greet', bob)).content).to.equal(`Hello <@${bob.id}>`);
    const message = bob.says('tea is ready');
    expect((await house.alice.contextMenu('Quote', message)).content).to.equal('tea is ready');
  });
});
