import { expect } from 'chai';
import pg from 'pg';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { Author } from '../../../src/services/settings/setting-change.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';

const bot: Author = { userId: null, rights: 'owner', how: 'bot', requestId: null };

describe('tips', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  let world: TestWorld;
  let guild: GuildActor;

  before(async () => {
    database = await testDatabase();
    world = await startWorld({ databaseUrl: database.url, welcome: true });
  });

  after(async () => {
    await world.stop();
    await database.drop();
  });

  beforeEach(async () => {
    guild = world.discord.createGuild({ name: 'Tea house', channels: ['general', 'log'] });
    await guild.channel('general').nextMessage();
    await world.clock.advance({ hours: 25 });
    await set('logChannel', guild.channel('log').id);
  });

  const set = (key: string, value: string | boolean | null) =>
    world.services.settings.change(guild.id, [{ scope: 'core', key, value }], bot);
  const tell = (key = 'core.tips.welcome') => world.services.tips.tell(guild.id, `${key}`);
  /** Lines of the audit log come to the same channel; their number stands in the footer. */
  const told = () =>
    guild
      .channel('log')
      .messages.filter(({ embeds: [first] }) => first && !first.footer?.text.startsWith('#')).length;

  it('welcome a guild that has just added the bot, where everybody can read it', async () => {
    const fresh = world.discord.createGuild({ name: 'New house', channels: ['general'] });
    const message = await fresh.channel('general').nextMessage();
    expect(message.embeds[0]?.description).to.contain('/config start');
  });

  it('are told once and never again', async () => {
    const other = 'core.switchedOff.here';
    expect(await tell(other)).to.equal(true);
    await world.clock.advance({ hours: 48 });
    expect(await tell(other)).to.equal(false);
    expect(told()).to.equal(1);
  });

  it('are at most one a day, and one that was held back comes later', async () => {
    expect(await tell('core.forbidden')).to.equal(true);
    expect(await tell('core.commandDisabled')).to.equal(false);
    await world.clock.advance({ hours: 24, seconds: 1 });
    expect(await tell('core.commandDisabled')).to.equal(true);
  });

  it('are one of many at the same moment, whatever their keys', async () => {
    const keys = ['core.forbidden', 'core.commandDisabled', 'core.preconditionNsfw', 'core.forbidden'];
    const outcomes = await Promise.all(keys.map((key) => tell(key)));
    expect(outcomes.filter(Boolean)).to.have.lengthOf(1);
    expect(told()).to.equal(1);
  });

  it('are not told where the guild wants none, or has no channel for them', async () => {
    await set('tips', false);
    expect(await tell('core.forbidden')).to.equal(false);
    await set('tips', true);
    await set('logChannel', null);
    expect(await tell('core.forbidden')).to.equal(false);
  });

  const lastTip = () => guild.channel('log').messages.at(-1)?.embeds[0]?.description ?? '';

  it('tell who manages the server what to know of reminders, with the first one', async () => {
    const alice = guild.member('alice');
    const add = () => alice.slash('reminder add', { when: 'in 2 days', what: 'tea' });
    expect((await add()).ephemeral).to.equal(true);
    await until(() => told() === 1);
    expect(lastTip()).to.match(/^Somebody has set the first reminder here\./);
    await world.clock.advance({ hours: 25 });
    await add();
    await add();
    expect(told()).to.equal(1);
  });

  it('tell them what to know of announcements, with the first one', async () => {
    const general = guild.channel('general');
    const changes = [
      { scope: 'announcements', key: 'channels', value: [general.id] },
      { scope: 'announcements', key: 'plainMessages', value: true },
      { scope: 'announcements', key: 'questions', value: general.id }, // so that only the tip comes to the log
    ];
    await world.services.settings.change(guild.id, changes, bot);
    guild.member('alice').says('Game night this Friday at 20:00! Join us in voice.', { in: general });
    await until(() => told() === 1);
    expect(lastTip()).to.match(/^For the first time I have read an announcement here\./);
  });

  it('harm nothing when the database takes no note of them', async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query('alter table core_told_tips rename to elsewhere');
    try {
      expect(await tell('core.forbidden')).to.equal(false);
    } finally {
      await client.query('alter table elsewhere rename to core_told_tips');
      await client.end();
    }
    expect(await tell('core.forbidden')).to.equal(true);
  });

  it('that could not be sent are not lost', async () => {
    guild.channel('log').denies(guild.bot, 'SendMessages');
    expect(await tell('core.forbidden')).to.equal(false);
    guild.channel('log').allows(guild.bot, 'SendMessages');
    expect(await tell('core.forbidden')).to.equal(true);
  });
});
