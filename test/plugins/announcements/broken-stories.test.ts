import { expect } from 'chai';
import { withClient } from '../../../src/core/database/with-client.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { type TeaNews, textOf, titleOf } from './support/tea-news.js';

const TABLE = 'announcements_announcements';

describe('announcements that the database does not take', function () {
  this.timeout(60_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory((story) => {
    ({ world, house } = story);
  });
  beforeEach(() => until(isUpToDate));

  const isUpToDate = () => world.services.announcements.listening.isUpToDate;
  const sql = (text: string) => withClient(world.databaseUrl, (client) => client.query(text));
  const breaks = () =>
    sql(`
      create or replace function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger broken before insert or update on ${TABLE} for each row execute function broken()`);
  const mends = () => sql(`drop trigger broken on ${TABLE}`);
  const isLost = () => until(() => !isUpToDate());
  /** A beat, and what it hears. */
  const minutes = async (number: number) => {
    for (let minute = 0; minute < number && !isUpToDate(); minute += 1) {
      await house.pass({ minutes: 1 });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const created = async () =>
    (await world.services.audit.list(house.guild.id, { action: 'announcements.created', limit: 100 })).length;

  it('are heard again within a minute after it is mended, once', async () => {
    await breaks();
    house.announce('Game night this Friday at 20:00!');
    await isLost();
    await mends();
    await minutes(50);
    expect(isUpToDate()).to.equal(true);
    expect(textOf(await house.told())).to.include('Game night');
    await house.everythingHeard();
    expect(await created()).to.equal(2);
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('are heard by the next process when this one ends before', async () => {
    await house.pass({ minutes: 1 });
    await breaks();
    house.announce('Game night this Friday at 20:00!');
    await isLost();
    await world.bot.stop();
    await mends();
    await world.restartBot();
    await until(isUpToDate);
    expect(textOf(await house.told())).to.include('Game night');
  });

  it('are looked at again when it was an edit or a deletion', async () => {
    const moved = house.announce('Game night this Friday at 20:00!');
    const gone = house.announce('Quiz this Friday at 21:00!');
    await house.everythingHeard();
    await breaks();
    house.alice.edits(moved, { content: 'Game night this Saturday at 20:00!' });
    house.alice.deletes(gone);
    await isLost();
    await mends();
    await minutes(50);
    await until(async () => {
      await house.pass({ minutes: 1 });
      const titles = house.cards().map(titleOf);
      return (
        titles.includes('An announcement was changed, its reminder moved') &&
        house.cards().some((card) => textOf(card).includes('its reminder with it: Quiz'))
      );
    });
  });

  it('are given up after a few attempts where it stays broken, and those after them are heard', async () => {
    await breaks();
    house.announce('Game night this Friday at 20:00!');
    await isLost();
    await minutes(50);
    expect(isUpToDate()).to.equal(true);
    await mends();
    house.announce('Quiz this Friday at 21:00!');
    expect(textOf(await house.told())).to.include('Quiz');
  });
});
