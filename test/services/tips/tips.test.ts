import { expect } from 'chai';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { Author } from '../../../src/services/settings/setting-change.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

const bot: Author = { userId: null, rights: 'owner', how: 'bot', requestId: null };

describe('tips', function () {
  this.timeout(60_000);
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

  it('that could not be sent are not lost', async () => {
    guild.channel('log').denies(guild.bot, 'SendMessages');
    expect(await tell('core.forbidden')).to.equal(false);
    guild.channel('log').allows(guild.bot, 'SendMessages');
    expect(await tell('core.forbidden')).to.equal(true);
  });
});
