import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import {
  AttachmentBuilder,
  type ChatInputCommandInteraction,
  MessageFlags,
  MessageType,
  SlashCommandBuilder,
} from 'discord.js';
import type { ChannelActor } from '../../../src/sandbox/actors/channel-actor.js';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { startBot } from '../bot.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

const ask = new SlashCommandBuilder().setName('ask').setDescription('Ask the bot');
const ephemeral = { flags: MessageFlags.Ephemeral } as const;

describe('a bot that is asked by a slash command', () => {
  let house: TeaHouse;
  let discord: Sandbox;
  let alice: MemberActor;
  let general: ChannelActor;

  beforeEach(async () => {
    house = await openTeaHouse();
    ({ discord, alice, general } = house);
  });

  afterEach(() => house.close());

  async function answerWith(answer: (interaction: ChatInputCommandInteraction) => unknown): Promise<void> {
    await startBot(discord, [ask], (interaction) => {
      if (interaction.isChatInputCommand()) return answer(interaction);
      return undefined;
    });
  }

  it('replies with a message in the channel that names the interaction', async () => {
    await answerWith((interaction) => interaction.reply('tea'));
    const reply = await alice.slash('ask');
    expect([reply.content, reply.ephemeral, reply.deferred]).to.deep.equal(['tea', false, false]);
    expect(general.messages.map(({ id }) => id)).to.deep.equal([reply.id]);
    const { type, interaction_metadata, interaction, application_id, webhook_id } = reply.raw;
    expect(type).to.equal(MessageType.ChatInputCommand);
    expect(interaction_metadata?.user.id).to.equal(alice.id);
    expect(interaction?.name).to.equal('ask');
    expect([application_id, webhook_id]).to.deep.equal([discord.applicationId, discord.applicationId]);
  });

  it('replies so that only the user sees it', async () => {
    const client = await startBot(discord, [ask], (interaction) => {
      if (interaction.isChatInputCommand()) return interaction.reply({ content: 'psst', ...ephemeral });
      return undefined;
    });
    let created = 0;
    client.on('messageCreate', () => {
      created += 1;
    });
    const reply = await alice.slash('ask');
    expect([reply.content, reply.ephemeral]).to.deep.equal(['psst', true]);
    expect(general.messages).to.deep.equal([]);
    expect(alice.ephemeralMessages().map(({ content }) => content)).to.deep.equal(['psst']);
    expect(created).to.equal(0);
  });

  it('asks for time and answers by an edit', async () => {
    await answerWith(async (interaction) => {
      await interaction.deferReply();
      expect(general.messages[0]?.raw.flags).to.equal(MessageFlags.Loading);
      await interaction.editReply('tea');
    });
    const reply = await alice.slash('ask');
    expect([reply.content, reply.deferred, reply.ephemeral]).to.deep.equal(['tea', true, false]);
    expect(general.message(reply.id).raw.flags).to.equal(0);
  });

  it('decides when it asks for time whether the answer is ephemeral', async () => {
    await answerWith(async (interaction) => {
      const content = 'psst';
      await interaction.deferReply(ephemeral);
      await interaction.editReply({ content });
    });
    expect((await alice.slash('ask')).ephemeral).to.equal(true);
  });

  it('fills the place that it kept with its first follow-up', async () => {
    await answerWith(async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp({ content: 'tea', ...ephemeral });
      await interaction.followUp('and cake');
    });
    const reply = await alice.slash('ask');
    expect([reply.content, reply.ephemeral]).to.deep.equal(['tea', false]);
    const next = await reply.next();
    expect([next.content, next.raw.type]).to.deep.equal(['and cake', MessageType.Reply]);
    expect(general.messages.map(({ content }) => content)).to.deep.equal(['tea', 'and cake']);
  });

  it('reads, changes and deletes its reply and its follow-ups', async () => {
    await answerWith(async (interaction) => {
      await interaction.reply('tea');
      expect((await interaction.fetchReply()).content).to.equal('tea');
      await interaction.editReply('coffee');
      const { id } = await interaction.followUp({ content: 'psst', ...ephemeral });
      await interaction.editReply({ message: id, content: 'psst!' });
      expect((await interaction.fetchReply(id)).content).to.equal('psst!');
      await interaction.deleteReply(id);
      await interaction.deleteReply();
    });
    const kinds: string[] = [];
    let reply = await alice.slash('ask');
    for (;;) {
      kinds.push(`${reply.answer.kind} ${reply.content}`.trim());
      if (kinds.length === 6) break;
      reply = await reply.next();
    }
    expect(kinds).to.deep.equal([
      'reply tea',
      'update coffee',
      'followUp psst',
      'update psst!',
      'delete',
      'delete',
    ]);
    expect(general.messages).to.deep.equal([]);
    expect(alice.ephemeralMessages()).to.deep.equal([]);
  });

  it('is told about its reply when it asks for it', async () => {
    let told: unknown;
    await answerWith(async (interaction) => {
      const { interaction: about, resource } = await interaction.reply({
        content: 'tea',
        withResponse: true,
      });
      told = [about.responseMessageEphemeral, about.responseMessageLoading, resource?.message?.content];
    });
    await alice.slash('ask');
    while (told === undefined) await setImmediate(); // the reply is shown before the bot hears that it is
    expect(told).to.deep.equal([false, false, 'tea']);
  });

  it('replies with a file and an embed that shows it', async () => {
    await answerWith((interaction) =>
      interaction.reply({
        files: [new AttachmentBuilder(Buffer.from('picture'), { name: 'tea.png' })],
        embeds: [{ title: 'Tea', image: { url: 'attachment://tea.png' } }],
      }),
    );
    const { attachments, embeds } = (await alice.slash('ask')).raw;
    expect(attachments.map(({ filename }) => filename)).to.deep.equal(['tea.png']);
    expect(embeds[0]?.image?.url).to.equal(attachments[0]?.url);
    expect(await (await fetch(attachments[0]?.url ?? '')).text()).to.equal('picture');
  });

  it('may answer where it may not write', async () => {
    general.denies(discord.guild('Tea house').bot, 'SendMessages');
    await answerWith((interaction) => interaction.reply('tea'));
    expect((await alice.slash('ask')).content).to.equal('tea');
  });
});
