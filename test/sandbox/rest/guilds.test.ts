import { expect } from 'chai';
import { type APIChannel, type APIGuild, ChannelType, OverwriteType, Routes } from 'discord.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('guilds and users over REST', () => {
  const discord = useRest();

  it('show a guild to its members only', async () => {
    const guild = (await discord().rest.get(Routes.guild(discord().guildId))) as APIGuild;
    expect(guild).to.deep.include({
      name: 'Garden',
      owner_id: discord().olivia.id,
      emojis: [],
      stickers: [],
    });
    expect(guild.roles.map(({ name }) => name)).to.have.members(['@everyone', 'Test Bot']);
    const query = new URLSearchParams({ with_counts: 'true' });
    const counted = await discord().rest.get(Routes.guild(discord().guildId), { query });
    expect(counted).to.have.property('approximate_member_count', 3);
    expect(await refusal(discord().rest.get(Routes.guild('1')))).to.equal('10004');
  });

  it('change a guild and tell it', async () => {
    discord().heard();
    const body = { name: 'Orchard', system_channel_id: discord().channelId };
    expect(await discord().rest.patch(Routes.guild(discord().guildId), { body })).to.deep.include(body);
    expect(discord().heard()).to.deep.equal(['GUILD_UPDATE']);
    const tooShort = discord().rest.patch(Routes.guild(discord().guildId), { body: { name: 'x' } });
    expect(await refusal(tooShort)).to.equal('50035 name: BASE_TYPE_BAD_LENGTH');
  });

  it('create, list, move and delete channels', async () => {
    const path = Routes.guildChannels(discord().guildId);
    const create = async (body: object) => (await discord().rest.post(path, { body })) as APIChannel;
    discord().heard();
    const category = await create({ name: 'Rooms', type: ChannelType.GuildCategory });
    const types = [
      ChannelType.GuildText,
      ChannelType.GuildAnnouncement,
      ChannelType.GuildVoice,
      ChannelType.GuildStageVoice,
      ChannelType.GuildForum,
    ];
    for (const type of types) await create({ name: `room-${type}`, type, parent_id: category.id });
    expect(discord().heard()).to.deep.equal(Array(6).fill('CHANNEL_CREATE'));
    const listed = (await discord().rest.get(path)) as APIChannel[];
    expect(listed).to.have.length(7);

    await discord().rest.patch(path, { body: [{ id: listed[1]?.id, position: 5 }] });
    expect(await discord().rest.get(Routes.channel(listed[1]?.id ?? ''))).to.have.property('position', 5);
    await discord().rest.delete(Routes.channel(category.id));
    const orphan = await discord().rest.get(Routes.channel(listed[2]?.id ?? ''));
    expect(orphan).to.have.property('parent_id', null);
    expect(await refusal(create({ name: 'x', parent_id: discord().channelId }))).to.equal(
      '50035 parent_id: CHANNEL_PARENT_INVALID',
    );
  });

  it('write the names of text channels as Discord does', async () => {
    const body = { name: 'Book Club' };
    const channel = await discord().rest.post(Routes.guildChannels(discord().guildId), { body });
    expect(channel).to.have.property('name', 'book-club');
  });

  it('change a channel and its overwrites', async () => {
    const path = Routes.channel(discord().channelId);
    const body = { topic: 'Talk', rate_limit_per_user: 5, nsfw: false };
    expect(await discord().rest.patch(path, { body })).to.deep.include(body);
    const overwrite = Routes.channelPermission(discord().channelId, discord().guildId);
    await discord().rest.put(overwrite, { body: { type: OverwriteType.Role, allow: '0', deny: '2048' } });
    const { permission_overwrites } = (await discord().rest.get(path)) as { permission_overwrites: object[] };
    expect(permission_overwrites).to.deep.equal([
      { id: discord().guildId, type: 0, allow: '0', deny: '2048' },
    ]);
    await discord().rest.delete(overwrite);
    expect(await refusal(discord().rest.delete(overwrite))).to.equal('10009');
    const unknown = discord().rest.put(Routes.channelPermission(discord().channelId, '1'), {
      body: { type: 0 },
    });
    expect(await refusal(unknown)).to.equal('10009');
    const wrong = discord().rest.patch(path, { body: { rate_limit_per_user: 21_601 } });
    expect(await refusal(wrong)).to.equal('50035 rate_limit_per_user: BASE_TYPE_MAX_LENGTH');
  });

  it('show that the bot is typing', async () => {
    discord().heard();
    await discord().rest.post(Routes.channelTyping(discord().channelId));
    expect(discord().heard()).to.deep.equal(['TYPING_START']);
  });

  it('know the bot, other users and its application', async () => {
    expect(await discord().rest.get(Routes.user())).to.deep.include({ bot: true, username: 'test-bot' });
    expect(await discord().rest.get(Routes.user(discord().alice.id))).to.deep.equal(discord().alice);
    expect(await refusal(discord().rest.get(Routes.user('1')))).to.equal('10013');
    const renamed = await discord().rest.patch(Routes.user(), { body: { username: 'robot' } });
    expect(renamed).to.have.property('username', 'robot');
    for (const path of [Routes.currentApplication(), Routes.oauth2CurrentApplication()]) {
      const application = await discord().rest.get(path);
      expect(application).to.deep.include({ id: discord().application.id, owner: discord().olivia });
    }
  });

  it('list the guilds of the bot', async () => {
    const guilds = await discord().rest.get(Routes.userGuilds(), {
      query: new URLSearchParams({ limit: '1' }),
    });
    expect(guilds).to.have.length(1);
    expect(await discord().rest.get(`${Routes.userGuilds()}?after=${discord().guildId}`)).to.deep.equal([]);
  });

  it('open one DM with a user, and none with a bot or nobody', async () => {
    const open = async (recipient_id: string) =>
      (await discord().rest.post(Routes.userChannels(), { body: { recipient_id } })) as APIChannel;
    const dm = await open(discord().alice.id);
    expect(dm).to.deep.include({ type: ChannelType.DM, recipients: [discord().alice] });
    expect((await open(discord().alice.id)).id).to.equal(dm.id);
    expect(await refusal(open(discord().application.id))).to.equal('50033');

    await discord().rest.post(Routes.channelMessages(dm.id), { body: { content: 'psst' } });
    discord().world.state.closedDms.add(discord().alice.id);
    const closed = discord().rest.post(Routes.channelMessages(dm.id), { body: { content: 'psst' } });
    expect(await refusal(closed)).to.equal('50007');
    expect(await discord().rest.delete(Routes.channel(dm.id))).to.have.property('id', dm.id);
  });
});

describe('a bot that leaves its guild', () => {
  const discord = useRest();

  it('is told that the guild is gone', async () => {
    discord().heard();
    await discord().rest.delete(Routes.userGuild(discord().guildId));
    expect(discord().heard()).to.deep.equal(['GUILD_DELETE', 'GUILD_MEMBER_REMOVE']);
    expect(await refusal(discord().rest.get(Routes.guild(discord().guildId)))).to.equal('10004');
    expect(await refusal(discord().rest.get(Routes.channel(discord().channelId)))).to.equal('50001');
  });
});
