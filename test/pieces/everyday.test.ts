import '../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import { Locale } from 'discord.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../src/sandbox/actors/message-view.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { commandSource, PluginFolder, pluginSource } from '../support/plugin-files.js';
import { until } from '../support/until.js';
import { cake } from './cake-plugin.js';

describe('the everyday commands', () => {
  const folder = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let alice: MemberActor;
  let boss: MemberActor;
  let number = 0;

  before(async function () {
    this.timeout(180_000);
    folder.write('cake', cake);
    folder.write('cakewalk', {
      'plugin.js': pluginSource('cakewalk'),
      'commands/walk.js': commandSource('walk', `await interaction.reply('left, right');`),
    });
    database = await testDatabase();
    const plugins = { builtIn: [], folders: [folder.path] };
    world = await startWorld({ databaseUrl: database.url, plugins, logLevel: 'fatal' });
  });
  beforeEach(() => {
    number += 1;
    guild = world.discord.createGuild({
      name: `Bakery ${number}`,
      channels: ['general'],
      roles: [{ name: 'Manager', permissions: ['ManageGuild'] }],
    });
    alice = guild.member(`alice${number}`);
    boss = guild.member(`boss${number}`, { roles: ['Manager'] });
  });
  afterEach(() => expect(world.discord.ledger.unknownRoutes).to.deep.equal([]));
  after(async () => {
    await world.stop();
    await database.drop();
    folder.remove();
  });

  const text = ({ embeds }: MessageView) => embeds[0]?.description ?? '';
  const pagesOf = async (who: MemberActor) => {
    const first = await who.slash('help');
    const pages = [text(first)];
    for (let last: MessageView = first; pages.length < 9; pages.push(text(last))) {
      const next = last.components.length > 0 ? pageAfter(last) : null;
      if (!next) return pages.join('\n');
      last = await who.click(next);
    }
    throw new Error('the pages have no end');
  };
  const pageAfter = (message: MessageView) => {
    const button = message.button('▶');
    return button.component.disabled ? null : button;
  };
  const idOf = (name: string) => boss.commands().find((command) => command.name === name)?.id;

  it('/help lists what is loaded, subcommands by themselves, to be clicked, for the reader alone', async () => {
    expect((await alice.slash('help')).ephemeral).to.equal(true);
    const all = await pagesOf(alice);
    expect(all)
      .to.include(`</oven open:${idOf('oven')}> open`)
      .and.to.include(`</timezone set:`);
    expect(all).to.match(/\*\*Give cake\*\*, in the Apps menu of a member$/m);
    expect(all).not.to.match(/<\/oven:\d+>/);
  });

  it('/help lists what the member may use, and nothing else', async () => {
    expect(await pagesOf(alice)).not.to.include('</config browse');
    expect(await pagesOf(boss)).to.include(`</config browse:${idOf('config')}>`);
  });

  it('/help speaks of settings to those who may change them, and to nobody else', async () => {
    const footer = async (who: MemberActor) => (await who.slash('help')).embeds[0]?.footer?.text;
    expect(await footer(alice)).to.equal('Click a command to use it.');
    expect(await footer(boss)).to.equal('Click a command to use it. Settings: /config browse');
  });

  it('/help says what to type in the language of the reader, beside what can be clicked', async () => {
    const daan = guild.member(`daan${number}`, { locale: Locale.Dutch });
    const all = await pagesOf(daan);
    expect(all).to.include(`</timezone set:${idOf('timezone')}> (\`/tijdzone instellen\`) Kies je tijdzone`);
    expect(all).to.include(`</help:${idOf('help')}> Wat`);
    expect(await pagesOf(alice)).not.to.include('(`/');
  });

  it('/help leaves out a feature that is switched off here', async () => {
    const change = { scope: 'cake', key: 'enabled', value: false };
    const author = { userId: boss.id, rights: 'manager', how: 'slash', requestId: null } as const;
    await world.services.settings.change(guild.id, [change], author);
    const all = await pagesOf(alice);
    expect(all).to.include('</help:');
    expect(all).not.to.include('</oven open');
    expect(all).to.include('</walk:'); // of another one, whose name begins the same
  });

  it('/help speaks the language of the reader, and asks Discord for ids once only', async () => {
    const daan = guild.member(`daan${number}`, { locale: Locale.Dutch });
    expect(await pagesOf(daan)).to.include('Hoe het met de bot gaat');
    const asked = world.discord.ledger.entries.filter(
      ({ method, route }) => method === 'GET' && route.endsWith('/commands'),
    );
    expect(asked).to.have.length(1);
  });

  it('/help turns its pages also after a restart', async () => {
    const help = await alice.slash('help');
    await world.restartBot();
    expect(text(await alice.click(help.button('▶')))).not.to.equal(text(help));
  });

  it('/about says what it consists of', async () => {
    const reply = await alice.slash('about');
    expect(reply.ephemeral).to.equal(true);
    expect(JSON.stringify(reply.embeds)).to.include('cake 1.0.0');
  });

  it('/health says how the database, the connection and the other processes are', async () => {
    const { orm } = world.bot;
    await orm.em.fork().execute(
      `insert into core_process_heartbeats
         (id, role, host, pid, shard_ids, shard_count, guilds, ping_ms, rss_bytes, version, started_at, beat_at)
       values (gen_random_uuid(), 'gateway', 'secret-host', 4242, '{0,1}', 2, 17, 33, 104857600, '9.9.9', now(), now()),
         (gen_random_uuid(), 'backend', 'secret-host', 4243, '{}', 2, 0, null, 104857600, '9.9.9', now(), now() - interval '1 hour')`,
    );
    const reply = await alice.slash('health');
    const shown = JSON.stringify(reply.embeds);
    expect(reply.ephemeral).to.equal(true);
    expect(shown).to.include('Gateway, shards 1, 2: 17 servers, 33 ms, 100 MB, version 9.9.9');
    expect(shown).not.to.match(/Backend|secret-host|4242/);
    expect(shown)
      .to.match(/"Database","value":"answers in \d+ ms"/)
      .and.to.include('"1 / 1"');
  });

  it('/health is refused to somebody who asks all the time, with when it works again', async () => {
    for (let time = 0; time < 5; time++) await alice.slash('health');
    const refused = await alice.slash('health');
    expect(refused.content).to.match(/<t:\d+:R>/);
    expect((await boss.slash('health')).embeds).to.have.length(1);
  });

  it('/command_stats counts the commands of this server, for those who manage it', async () => {
    expect(alice.commands().map(({ name }) => name)).not.to.include('command_stats');
    await alice.slash('controls');
    await alice.slash('controls');
    await boss.slash('refused');
    const other = world.discord.createGuild({ name: `Butcher ${number}` }).member('butcher');
    await other.slash('controls');
    await until(() => world.services.commandTracker.waiting >= 4);
    const lines = text(await boss.slash('command_stats')).split('\n');
    expect(lines).to.deep.equal([
      '**controls** – 2 uses, members: 1, failed: 0',
      '**refused** – 1 use, members: 1, failed: 1',
    ]);
    expect(text(await boss.slash('command_stats', { limit: 1 })).split('\n')).to.have.length(1);
  });

  it('/command_stats of all servers is for the owner of the bot alone', async () => {
    const refused = await boss.slash('command_stats', { everywhere: true });
    expect(refused.content).to.match(/^Only the owner of the bot/);
  });

  it('/command_stats takes no number out of bounds', async () => {
    const ask = (values: Record<string, number>) =>
      boss.slash('command_stats', values).then(
        () => 'taken',
        () => 'refused',
      );
    expect(await ask({ days: 91 })).to.equal('refused');
    expect(await ask({ limit: 0 })).to.equal('refused');
  });

  it('/command_stats says so when there is nothing', async () => {
    expect(text(await boss.slash('command_stats'))).to.equal('Nobody has used a command in that time.');
  });
});
