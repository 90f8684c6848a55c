import '../../src/core/plugins/host-modules.js';
import { container } from '@sapphire/framework';
import { expect } from 'chai';
import type { ChannelActor } from '../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { PluginFolder, pluginSource } from '../support/plugin-files.js';

const note = `import { Command, guildWithBot, refuse, usableAnywhere } from 'alphapy';
export class NoteCommand extends Command {
  registerApplicationCommands(registry) {
    registry.registerChatInputCommand((note) =>
      usableAnywhere(note.setName('note')).setDescription('Writes something down')
        .addStringOption((what) => what.setName('what').setDescription('x').setRequired(true)));
  }
  async chatInputRun(interaction) {
    const what = interaction.options.getString('what');
    if (what === 'refuse') throw refuse('notes.full', 'The book is full. Buy another one.');
    if (what === 'break') throw new Error('password=hunter2');
    await interaction.reply({ content: String(guildWithBot(interaction)), flags: 64 });
  }
}`;

describe('a command that somebody brings along', () => {
  const folder = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let home: GuildActor;
  let abroad: GuildActor;
  let dora: MemberActor;

  before(async function () {
    this.timeout(180_000);
    folder.write('notes', { 'plugin.js': pluginSource('notes'), 'commands/notes.js': note });
    database = await testDatabase();
    const plugins = { builtIn: [], folders: [folder.path] };
    world = await startWorld({ databaseUrl: database.url, plugins, logLevel: 'fatal' });
    expect(world.bot.leftOut).to.deep.equal([]);
    home = world.discord.createGuild({ name: 'Home' });
    abroad = world.discord.createGuild({ name: 'Abroad', bot: null });
    dora = abroad.member('dora');
    dora.addsBotToAccount();
  });

  after(async () => {
    await world.stop();
    await database.drop();
    folder.remove();
  });

  it('knows in which guild the bot is, and that there is none elsewhere', async () => {
    expect((await home.member('dora').slash('note', { what: 'tea' })).content).to.equal(home.id);
    const group = world.discord.createGroupDm(dora, abroad.member('eli'));
    for (const place of [abroad.channel('general'), dora.directMessages(), group])
      expect((await dora.slash('note', { what: 'tea' }, { in: place })).content).to.equal('null');
  });

  it('is answered when it refuses and when it breaks, before its user alone', async () => {
    const refused = await dora.slash('note', { what: 'refuse' });
    expect(refused.content).to.equal('The book is full. Buy another one.');
    const broken = await dora.slash('note', { what: 'break' });
    expect(broken.content).not.to.include('hunter2');
    expect([refused.ephemeral, broken.ephemeral]).to.deep.equal([true, true]);
    expect(abroad.channel('general').messages).to.deep.equal([]);
  });

  it('counts for no guild that has not asked for the bot', async () => {
    await dora.slash('note', { what: 'tea' });
    await home.member('dora').slash('note', { what: 'tea' });
    await world.services.commandTracker.flush();
    const guilds = await container.orm.em
      .fork()
      .execute<{ guild_id: string | null }[]>('select distinct guild_id from core_command_uses');
    expect(guilds.map(({ guild_id }) => guild_id)).to.have.members([home.id, null]);
    const told = world.services.operations.recent(abroad.id).map(({ type }) => type);
    expect(told).not.to.include('interaction.failed');
  });

  it('minds the switch of a guild only as long as the bot is there', async () => {
    const former = world.discord.createGuild({ name: 'Former' });
    const fred = former.member('fred');
    fred.addsBotToAccount();
    await former.owner.slash('config set', { setting: 'notes.enabled', value: 'off' });
    expect((await fred.slash('note', { what: 'tea' })).content).to.include('switched off');
    former.kicksBot();
    expect((await fred.slash('note', { what: 'tea' })).content).to.equal('null');
  });

  it('is named by /help, with what else may be used there', async () => {
    const listed = async (options?: { in: ChannelActor }) => {
      const help = await dora.slash('help', {}, options);
      expect(help.ephemeral).to.equal(true);
      return [...`${help.embeds[0]?.description}`.matchAll(/<\/(.+?):\d+>/g)].map(([, name]) => name);
    };
    const alongWithHer = ['note', 'about', 'help', 'timezone clear', 'timezone set', 'timezone show'];
    expect(await listed()).to.have.members(alongWithHer);
    expect(await listed({ in: dora.directMessages() })).to.include.members(alongWithHer);
    expect(await listed({ in: world.discord.createGroupDm(dora) })).to.have.members(alongWithHer);
  });

  it('comes with a bot that says what it is, wherever it is asked', async () => {
    const about = await dora.slash('about', {}, { in: world.discord.createGroupDm(dora) });
    expect(about.ephemeral).to.equal(true);
    expect(JSON.stringify(about.embeds)).to.include('notes');
  });

  it('is not offered to those who have not added the app', async () => {
    expect(abroad.member('eli').commands()).to.deep.equal([]);
  });
});
