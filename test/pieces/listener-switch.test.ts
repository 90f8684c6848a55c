import '../../src/core/plugins/host-modules.js';
import { expect } from 'chai';
import type { ChannelActor } from '../../src/sandbox/actors/channel-actor.js';
import type { GuildActor } from '../../src/sandbox/actors/guild-actor.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { PluginFolder, pluginSource } from '../support/plugin-files.js';
import { until } from '../support/until.js';

const listener = (
  name: string,
  options: string,
  what: string,
) => `import { container, Listener } from 'alphapy';
export class ${name} extends Listener {
  constructor(context) { super(context, { name: '${name}', ${options} }); }
  run(...values) { (container.heard ??= []).push(${what}); }
}`;

/** Hears events of as many shapes as there are (of guilds, members, messages, reactions), and one for which it does not matter whether it is switched on. */
const ear = {
  'plugin.js': pluginSource('ear', `intents: { required: [1, 2, 512, 1024] }, `),
  'listeners/earMessage.js': listener('earMessage', `event: 'messageCreate'`, `'message ' + values[0].id`),
  'listeners/earDeletion.js': listener(
    'earDeletion',
    `event: 'messageDelete', runsWhenSwitchedOff: true`,
    `'deletion ' + values[0].id`,
  ),
  'listeners/earBulk.js': listener(
    'earBulk',
    `event: 'messageDeleteBulk'`,
    `'bulk ' + [...values[0].keys()].length`,
  ),
  'listeners/earMember.js': listener('earMember', `event: 'guildMemberAdd'`, `'member ' + values[0].id`),
  'listeners/earReaction.js': listener('earReaction', `event: 'messageReactionAdd'`, `'reaction'`),
  'listeners/earRole.js': listener('earRole', `event: 'roleCreate'`, `'role ' + values[0].name`),
  'listeners/earGuild.js': listener('earGuild', `event: 'guildUpdate'`, `'guild ' + values[1].name`),
  'listeners/earOwn.js': listener(
    'earOwn',
    `emitter: container.events, event: 'cake.baked'`,
    `'cake ' + values[0].guildId`,
  ),
  'listeners/earNowhere.js': listener(
    'earNowhere',
    `emitter: container.events, event: 'oven.hot'`,
    `'the oven is hot'`,
  ),
};

describe('the listeners of a plugin that is switched off in a guild', () => {
  const plugins = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;
  let other: GuildActor;
  let general: ChannelActor;
  let alice: MemberActor;
  let number = 0;

  before(async function () {
    this.timeout(180_000);
    plugins.write('ear', ear);
    database = await testDatabase();
    world = await startWorld({
      databaseUrl: database.url,
      plugins: { builtIn: [], folders: [plugins.path] },
    });
    expect(world.bot.leftOut).to.deep.equal([]);
  });
  after(async () => {
    await world.stop();
    await database.drop();
    plugins.remove();
  });

  beforeEach(() => {
    const wish = {
      channels: ['general'],
      roles: [{ name: 'Manager', permissions: ['ManageGuild' as const] }],
    };
    guild = world.discord.createGuild({ name: 'Loud house', ...wish });
    other = world.discord.createGuild({ name: 'Other house', ...wish });
    general = guild.channel('general');
    alice = guild.member('alice', { roles: ['Manager'] });
    heard().length = 0;
  });

  /** What the listeners have heard, in any order. */
  function heard(): string[] {
    const { container } = world.bot.client.stores.get('listeners');
    if (!('heard' in container)) Object.assign(container, { heard: [] });
    return (container as unknown as { heard: string[] }).heard;
  }
  const set = (enabled: boolean) =>
    world.services.settings.change(guild.id, [{ scope: 'ear', key: 'enabled', value: enabled }], {
      userId: alice.id,
      rights: 'manager',
      how: 'slash',
      requestId: null,
    });
  const tell = (event: string, payload: object) => {
    const { events } = world.bot.client.stores.get('listeners').container;
    Reflect.apply(events.emit, events, [event, payload]);
  };

  /** Everything that there is to hear, and something in the other guild after it. */
  async function makeNoise(): Promise<void> {
    await world.services.settings.read(guild.id, 'ear'); // in memory, or the last word would overtake the others
    const said = alice.says('hello', { in: general });
    alice.reacts(said, '👋');
    alice.deletes(said);
    number += 1;
    guild.member(`bob${number}`);
    guild.createRole('Guest');
    tell('cake.baked', { guildId: guild.id });
    tell('oven.hot', {});
    const last = other.member(`carol${number}`).says('the last word');
    await until(() => heard().includes(`message ${last.id}`));
  }

  it('hear nothing of it, and everything again once it is switched on', async () => {
    const loud = ['cake', 'deletion', 'member', 'message', 'reaction', 'role', 'the'];
    await makeNoise();
    await until(() => `${kinds(heard())}` === `${loud}`);

    await set(false);
    heard().length = 0;
    await makeNoise();
    // What belongs to no guild, what the plugin wants to hear all the same, and Carol in the other guild.
    expect(kinds(heard())).to.deep.equal(['deletion', 'member', 'message', 'the']);
    expect(heard().filter((one) => /^(?:message|member)/.test(one))).to.have.length(2);

    await set(true);
    heard().length = 0;
    await makeNoise();
    await until(() => `${kinds(heard())}` === `${loud}`);
  });

  it('hear nothing of it after a restart, before the settings are in memory', async () => {
    await set(false);
    await world.restartBot();
    heard().length = 0;
    alice.says('hello', { in: general });
    await makeNoise();
    expect(heard().filter((one) => one.startsWith('message'))).to.have.length(1);
  });

  it('is told to tasks from memory', async () => {
    const { settings } = world.services;
    expect(await settings.enabled(guild.id, 'ear')).to.equal(true);
    await set(false);
    expect(await settings.enabled(guild.id, 'ear')).to.equal(false);
    expect(await settings.enabled(other.id, 'ear')).to.equal(true);
  });
});

function kinds(lines: readonly string[]): string[] {
  return [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))].toSorted();
}
