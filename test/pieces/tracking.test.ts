import '../../src/core/plugins/host-modules.js';
import { container } from '@sapphire/framework';
import { expect } from 'chai';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { PluginFolder } from '../support/plugin-files.js';
import { until } from '../support/until.js';
import { cake } from './cake-plugin.js';

const failingTask = `import { ScheduledTask } from 'alphapy/backend';
export class CakeRising extends ScheduledTask {
  constructor(context, options) { super(context, { ...options, interval: 1000 }); }
  run() { throw new Error('password=hunter2'); }
}`;

describe('what the bot remembers of its work', () => {
  const folder = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let alice: MemberActor;

  before(async function () {
    this.timeout(180_000);
    folder.write('cake', { ...cake, 'scheduled-tasks/cakeRising.js': failingTask });
    folder.write('sour', { 'plugin.js': 'throw new Error("curdled")' });
    database = await testDatabase();
    const plugins = { builtIn: [], folders: [folder.path] };
    world = await startWorld({
      now: '2026-11-25T04:22:50Z',
      databaseUrl: database.url,
      plugins,
      logLevel: 'fatal',
    });
    expect(world.bot.leftOut.map(({ name }) => name)).to.deep.equal(['sour']);
    guild = world.discord.createGuild({ name: 'Bakery' });
    alice = guild.member('alice');
  });

  after(async () => {
    await world.stop();
    await database.drop();
    folder.remove();
  });

  const events = (guildId = guild.id) => world.services.operations.recent(guildId);
  const uses = async () => {
    await world.services.commandTracker.flush();
    return container.orm.em
      .fork()
      .execute<{ command: string; kind: string; failure: string | null; at: string }[]>(
        `select command, kind, failure, to_char(used_at at time zone 'UTC', 'HH24:MI:SS') as at from core_command_uses order by command collate "C"`,
      );
  };

  it('is each use of a command once, by its whole name, stamped when it was used, with how it ended', async () => {
    await alice.slash('oven open');
    await alice.slash('oven clean');
    await alice.slash('oven burn');
    await alice.slash('guarded');
    await alice.slash('exploding');
    await alice.slash('refused');
    await alice.slash('controls');
    await alice.contextMenu('Give cake', guild.owner);
    const at = '04:22:50';
    await until(() => world.services.commandTracker.waiting === 8);
    expect(await uses()).to.deep.equal([
      { command: 'Give cake', kind: 'contextMenu', failure: 'cake.tooMany', at },
      { command: 'controls', kind: 'slash', failure: null, at },
      { command: 'exploding', kind: 'slash', failure: 'bug', at },
      { command: 'guarded', kind: 'slash', failure: 'cake.owner', at },
      { command: 'oven burn', kind: 'slash', failure: 'bug', at },
      { command: 'oven clean', kind: 'slash', failure: 'cake.owner', at },
      { command: 'oven open', kind: 'slash', failure: 'cake.tooMany', at },
      { command: 'refused', kind: 'slash', failure: 'cake.tooMany', at },
    ]);
  });

  it('is that it started, once, and what was left out', () => {
    expect(events().filter(({ type }) => type === 'bot.started')).to.have.length(1);
    const [leftOut] = events().filter(({ type }) => type === 'plugin.leftOut');
    expect(leftOut?.message).to.match(/^Plugin "sour" is left out: .*curdled/);
  });

  it('is that Discord was told of the commands, when it was', async () => {
    const told = () => world.services.operations.list(guild.id, 100, ['commands.registered']);
    const [event, ...others] = await told();
    expect(others).to.deep.equal([]);
    expect(event?.details).to.have.property('commands').that.is.a('number');
    await world.restartBot(); // with the same commands
    expect(await told()).to.have.length(1);
  });

  it('is a failure with its incident, for the guild where it happened and no other', async () => {
    const reply = await alice.slash('broken');
    const incident = /incident ([A-Z0-9]{8})/.exec(reply.content)?.[1];
    const [event] = events();
    expect(event).to.deep.include({ type: 'interaction.failed', details: { piece: 'broken', incident } });
    const other = world.discord.createGuild({ name: 'Butcher' });
    expect(events(other.id).map(({ type }) => type)).not.to.include('interaction.failed');
  });

  it('is guilds that add the bot and remove it', async () => {
    const other = world.discord.createGuild({ name: 'Fishmonger' });
    const types = () => events(other.id).map(({ type }) => type);
    await until(() => types().includes('guild.joined'));
    other.kicksBot();
    await until(() => types().includes('guild.left'));
  });

  it('is connections that break and go on, and that is no start', async () => {
    world.discord.faults.drop(4000);
    await until(() => events().some(({ type }) => type === 'shard.resumed'));
    const types = events().map(({ type }) => type);
    expect(types).to.include('shard.disconnected');
    expect(types.filter((type) => type === 'bot.started')).to.have.length(1);
  });

  it('is that a task fails, without its error, and not every second anew', async () => {
    for (let second = 0; second < 5; second++) await world.clock.advance({ seconds: 1 });
    const failed = events().filter(({ type }) => type === 'task.failed');
    expect(failed.map(({ message }) => message)).to.deep.equal(['The scheduled task "cakeRising" failed']);
  });

  it('is forgotten at night: uses after ninety days', async () => {
    const [use, old] = [
      { guildId: guild.id, userId: alice.id, kind: 'slash', failure: null } as const,
      24 * 91,
    ];
    const now = world.clock.now();
    world.services.commandTracker.track({ ...use, command: 'old', usedAt: now.subtract({ hours: old }) });
    world.services.commandTracker.track({ ...use, command: 'young', usedAt: now });
    expect((await uses()).map(({ command }) => command)).to.include.members(['old', 'young']);
    await world.clock.advance({ seconds: 20 });
    const left = (await uses()).map(({ command }) => command);
    expect(left).to.include('young').and.not.to.include('old');
  });
});
