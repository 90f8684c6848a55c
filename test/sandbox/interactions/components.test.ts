import { expect } from 'chai';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  ChannelSelectMenuBuilder,
  ContainerBuilder,
  type Interaction,
  MentionableSelectMenuBuilder,
  type MessageActionRowComponentBuilder,
  MessageFlags,
  RoleSelectMenuBuilder,
  SectionBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  UserSelectMenuBuilder,
} from 'discord.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { Reply } from '../../../src/sandbox/actors/reply.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const show = new SlashCommandBuilder().setName('show').setDescription('Show something to press');
const press = new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary);

const row = (...components: MessageActionRowComponentBuilder[]) =>
  new ActionRowBuilder<MessageActionRowComponentBuilder>().addComponents(...components);

describe('the buttons and menus under a message', () => {
  let house: TeaHouse;
  let alice: MemberActor;

  beforeEach(async () => {
    house = await openTeaHouse();
    alice = house.alice;
  });

  afterEach(() => house.close());

  /** A bot that shows something on /show, and does something when it is used. */
  async function shown(
    message: { components: object[]; flags?: number; content?: string },
    use: (interaction: Interaction) => unknown,
  ): Promise<Reply> {
    await startBot(house.discord, [show], (interaction) => {
      if (!interaction.isChatInputCommand()) return use(interaction);
      return interaction.reply({ content: 'Here', ...message } as Parameters<typeof interaction.reply>[0]);
    });
    return alice.slash('show');
  }

  it('change their message at once', async () => {
    const reply = await shown({ components: [row(press)] }, (interaction) => {
      if (interaction.isButton()) return interaction.update({ content: 'Pressed', components: [] });
      return undefined;
    });
    const pressed = await alice.click(reply.button('Press'));
    expect([pressed.answer.kind, pressed.id, pressed.content]).to.deep.equal(['update', reply.id, 'Pressed']);
    expect(house.general.message(reply.id).buttons).to.deep.equal([]);
  });

  it('change their message after a while, or take it away', async () => {
    const reply = await shown({ components: [row(press)] }, async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'Pressed' });
      await interaction.deleteReply();
    });
    const pressed = await alice.click(reply.button('press'));
    expect([pressed.content, pressed.deferred]).to.deep.equal(['Pressed', true]);
    expect((await pressed.next()).deleted).to.equal(true);
    expect(house.general.messages).to.deep.equal([]);
  });

  it('are answered by a message of its own that points to theirs', async () => {
    const reply = await shown({ components: [row(press)] }, (interaction) => {
      if (interaction.isButton()) return interaction.reply(`by ${interaction.user.username}`);
      return undefined;
    });
    const answer = await alice.click(reply.button('Press'));
    expect(answer.content).to.equal('by alice');
    expect(answer.raw.message_reference?.message_id).to.equal(reply.id);
  });

  it('work under a message that only one person sees', async () => {
    const components = [row(press)];
    const reply = await shown({ components, flags: MessageFlags.Ephemeral }, (interaction) => {
      if (interaction.isButton()) return interaction.update({ content: 'Pressed' });
      return undefined;
    });
    await alice.click(reply.button('Press'));
    expect(alice.ephemeralMessages().map(({ content }) => content)).to.deep.equal(['Pressed']);
  });

  it('work under a message that was posted long ago, for everybody', async () => {
    const client = await startBot(house.discord, [], (interaction) => {
      if (interaction.isButton()) return interaction.reply(interaction.message.content);
      return undefined;
    });
    const channel = await client.channels.fetch(house.general.id);
    if (channel?.isSendable()) await channel.send({ content: 'Old', components: [row(press)] });
    await house.discord.clock.advance({ days: 30 });
    const old = await house.general.nextMessage();
    const bob = house.guild.member('bob');
    const both = await Promise.all([alice.click(old.button('Press')), bob.click(old.button('Press'))]);
    expect(both.map(({ content }) => content)).to.deep.equal(['Old', 'Old']);
  });

  it('are found inside containers and sections', async () => {
    const section = new SectionBuilder()
      .addTextDisplayComponents((text) => text.setContent('Tea'))
      .setButtonAccessory(press);
    const menu = new StringSelectMenuBuilder()
      .setCustomId('menu')
      .addOptions({ label: 'Green', value: 'green' });
    const container = new ContainerBuilder()
      .addSectionComponents(section)
      .addActionRowComponents((inner) => inner.addComponents(menu));
    const message = { content: undefined, components: [container], flags: MessageFlags.IsComponentsV2 };
    const reply = await shown(message as never, (interaction) => {
      if (interaction.isMessageComponent()) return interaction.reply(interaction.customId);
      return undefined;
    });
    expect((await alice.click(reply.button('Press'))).content).to.equal('press');
    expect((await alice.select(reply.menu('menu'), ['Green'])).content).to.equal('menu');
  });

  it('offer options, people, roles, both, and channels to pick', async () => {
    const strings = new StringSelectMenuBuilder()
      .setCustomId('strings')
      .setMaxValues(2)
      .addOptions({ label: 'Green', value: 'g' }, { label: 'Black', value: 'b' });
    const components = [
      row(strings),
      row(new UserSelectMenuBuilder().setCustomId('users')),
      row(new RoleSelectMenuBuilder().setCustomId('roles')),
      row(new MentionableSelectMenuBuilder().setCustomId('mentionables').setMaxValues(2)),
      row(new ChannelSelectMenuBuilder().setCustomId('channels')),
    ];
    const reply = await shown({ components }, (interaction) => {
      if (interaction.isStringSelectMenu()) return interaction.reply(interaction.values.join());
      if (interaction.isUserSelectMenu()) return interaction.reply(`${interaction.members.first()}`);
      if (interaction.isRoleSelectMenu()) return interaction.reply(`${interaction.roles.first()?.name}`);
      if (interaction.isMentionableSelectMenu()) {
        return interaction.reply(`${interaction.users.size} and ${interaction.roles.size}`);
      }
      if (interaction.isChannelSelectMenu()) return interaction.reply(`${interaction.channels.first()}`);
      return undefined;
    });
    const content = async (name: string, picked: Parameters<MemberActor['select']>[1]) =>
      (await alice.select(reply.menu(name), picked)).content;
    expect(await content('strings', ['Green', 'b'])).to.equal('g,b');
    expect(await content('users', [alice])).to.equal(`<@${alice.id}>`);
    expect(await content('roles', ['Moderator'])).to.equal('Moderator');
    expect(await content('mentionables', [alice, 'Moderator'])).to.equal('1 and 1');
    expect(await content('channels', ['general'])).to.equal(`<#${house.general.id}>`);
  });
});
