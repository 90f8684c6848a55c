import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../../src/testing/start-world.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { migratedDatabase, type TestDatabase } from '../../support/database.js';
import { TeaNews } from './support/tea-news.js';

describe('/doctor, where announcements are watched', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: TestWorld;
  let house: TeaNews;
  let boss: MemberActor;

  beforeEach(async () => {
    database = await migratedDatabase();
    world = await startWorld({ databaseUrl: database.url, now: '2026-11-25T12:00:00Z' });
    house = await TeaNews.open(world);
    house.guild.createRole('Manager', ['ManageGuild']);
    boss = house.guild.member('boss', { roles: ['Manager'] });
  });
  afterEach(async () => {
    expect(world.discord.ledger.unknownRoutes).to.deep.equal([]);
    await world.stop();
    await database.drop();
  });

  const examine = async (who = boss) =>
    ((await who.slash('doctor')).embeds[0]?.fields ?? []).map(({ value }) => value).join('\n');

  it('misses the right to make events only where announcements become some', async () => {
    const { guild } = house;
    const own = [...guild.state.roles.values()].find(({ tags }) => tags?.bot_id !== undefined);
    guild.updateRole(own?.name ?? '', {
      permissions: ['ViewChannel', 'SendMessages', 'SendMessagesInThreads', 'EmbedLinks'],
    });
    guild.updateRole('@everyone', { permissions: ['ViewChannel', 'UseApplicationCommands'] });
    const missing = /which announcements needs: ([^.]*)\./;
    expect(missing.exec(await examine())?.[1]).to.equal('Read Message History');
    await house.set({ 'announcements.events': 'once' });
    expect(missing.exec(await examine())?.[1]).to.equal('Read Message History, Create Events');
    const bram = guild.member('bram', { roles: ['Manager'], locale: Locale.Dutch });
    expect(await examine(bram)).to.match(/die announcements nodig heeft: .*Create Events/);
    await house.set({ 'announcements.enabled': false });
    expect(missing.exec(await examine())?.[1]).to.equal('Read Message History');
  });
});
