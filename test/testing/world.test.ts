import { expect } from 'chai';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

describe('a world in one process', () => {
  let database: TestDatabase;
  let world: TestWorld;

  before(async () => {
    database = await testDatabase();
    world = await startWorld({ databaseUrl: database.url });
  });

  after(async () => {
    await world.stop();
    await database.drop();
  });

  it('has a bot that is connected to the local Discord', async () => {
    world.discord.createGuild({ name: 'Tea house', channels: ['general'] });
    expect(world.bot.client.isReady()).to.equal(true);
  });

  it('can restart the bot on the same database', async () => {
    await world.restartBot();
    expect(world.bot.client.isReady()).to.equal(true);
  });

  it('moves the time of Discord and of the bot together', async () => {
    await world.clock.advance({ hours: 2 });
    expect(world.clock.now().toString()).to.equal('2026-11-25T14:00:00Z');
  });
});
