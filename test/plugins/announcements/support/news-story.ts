import { expect } from 'chai';
import type { SettingValue } from '../../../../src/services/settings/catalogue.js';
import { startWorld } from '../../../../src/testing/start-world.js';
import type { TestWorld } from '../../../../src/testing/test-world.js';
import { migratedDatabase, type TestDatabase } from '../../../support/database.js';
import { TeaNews } from './tea-news.js';

/** Where a story about announcements is told. */
export interface NewsStory {
  readonly world: TestWorld;
  readonly house: TeaNews;
}

/**
 * Begins each story of the `describe` in which this is called: a database, a bot and a server of its own, whose clock
 * stands on a Wednesday at noon, UTC. `told` takes them over before anything else of that `describe` runs.
 */
export function newsStory(
  told: (story: NewsStory) => void,
  settings: Readonly<Record<string, SettingValue>> = {},
): void {
  let database: TestDatabase;
  let world: TestWorld;

  beforeEach(async () => {
    database = await migratedDatabase();
    world = await startWorld({ databaseUrl: database.url, now: '2026-11-25T12:00:00Z' });
    told({ world, house: await TeaNews.open(world, settings) });
  });

  afterEach(async () => {
    await world.stop();
    await database.drop();
    expect(world.discord.ledger.unknownRoutes).to.deep.equal([]);
    expect(world.discord.ledger.sentWithoutAllowedMentions()).to.deep.equal([]);
  });
}
