import { expect } from 'chai';
import { withClient } from '../../../src/core/database/with-client.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { type TeaNews, textOf, titleOf } from './support/tea-news.js';

const PAGES = /channels\/\d+\/messages$/;

describe('announcements made while the bot was away', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory((story) => {
    ({ world, house } = story);
  });
  beforeEach(() => settled());

  /** All shards have caught up. */
  const settled = () => until(() => world.services.announcements.listening.isUpToDate);
  const pagesRead = (id = house.news.id) =>
    world.discord.ledger.entries.filter(
      ({ method, path }) => method === 'GET' && PAGES.test(path) && path.includes(id),
    ).length;
  const noted = async (action: string) =>
    (await world.services.audit.list(house.guild.id, { action: `announcements.${action}`, limit: 100 }))
      .length;
  const created = () => noted('created');

  it('become reminders when it is back, once, also after another restart', async () => {
    await world.bot.stop();
    house.announce('Game night this Friday at 20:00!');
    house.announce('Good morning everybody');
    house.announce('Raid on Friday at 8, be there!');
    house.alice.says('Secret party this Friday at 21:00!', { in: house.general });
    await world.restartBot();
    await settled();
    const titles = (await house.told()).embeds.map(({ title }) => title?.replace(/^#\d · /, ''));
    expect(titles).to.have.members(['Reminder set for an announcement', 'When is this?']);
    await world.restartBot();
    await settled();
    expect(await created()).to.equal(1);
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
    expect(house.reminders(house.general)).to.deep.equal([]);
  });

  it('are counted from when they were written', async () => {
    await house.pass({ minutes: 2 });
    await world.bot.stop();
    house.announce('Game night tomorrow at 20:00!');
    await world.clock.advance({ hours: 30 });
    house.announce('Movie night tomorrow at 20:00!');
    await world.restartBot();
    await settled();
    await house.told();
    const all = JSON.stringify(house.cards().map(({ raw }) => raw));
    expect(all).to.include(`<t:${Date.parse('2026-11-26T20:00:00Z') / 1000}:F>`);
    expect(all).to.include(`<t:${Date.parse('2026-11-27T20:00:00Z') / 1000}:F>`);
  });

  it('are left alone when they are over', async () => {
    await house.pass({ minutes: 2 });
    await world.bot.stop();
    house.announce('Game night tomorrow at 20:00!');
    await world.clock.advance({ hours: 40 });
    await world.restartBot();
    await settled();
    await house.everythingHeard();
    expect(await created()).to.equal(1); // the cake party that shows that everything was heard
  });

  it('cost no request where nothing was written', async () => {
    house.announce('Good morning everybody');
    await house.everythingHeard();
    await house.pass({ minutes: 10 });
    await world.restartBot();
    await settled();
    const before = pagesRead();
    await world.restartBot();
    await settled();
    expect(pagesRead()).to.equal(before);
  });

  it('are those of the roles that announce, where some are named', async () => {
    await house.set({ 'announcements.announcers': [house.guild.role('Herald').id] });
    const herald = house.guild.member('harold', { roles: ['Herald'] });
    await world.bot.stop();
    house.announce('Game night this Friday at 20:00!');
    herald.says('Quiz this Friday at 20:00!', { in: house.news });
    await world.restartBot();
    await settled();
    expect(textOf(await house.told())).to.include('Quiz this Friday');
    expect(await created()).to.equal(1);
  });

  it('are found at the next attempt when Discord fails', async () => {
    await world.bot.stop();
    house.announce('Game night this Friday at 20:00!');
    world.discord.faults.rest('error500', { method: 'GET', path: PAGES, times: 4 });
    await world.restartBot();
    const { listening } = world.services.announcements;
    await until(async () => {
      await house.pass({ minutes: 1 });
      return listening.isUpToDate;
    });
    expect(titleOf(await house.told())).to.equal('Reminder set for an announcement');
  });

  it('are passed over in a channel whose history is closed, and found in the next', async () => {
    await house.set({ 'announcements.channels': [house.general.id, house.news.id] });
    await world.bot.stop();
    house.alice.says('Game night this Friday at 20:00!', { in: house.general });
    house.general.denies(house.guild.bot, 'ReadMessageHistory');
    house.announce('Quiz this Friday at 20:00!');
    await world.restartBot();
    await settled();
    expect(textOf(await house.told())).to.include('Quiz this Friday');
    expect(await created()).to.equal(1);
  });

  it('in a flood are read up to 500 in a channel, and taken in at most so many an hour', async () => {
    await world.bot.stop();
    for (let number = 1; number <= 510; number += 1) house.announce(`Quiz ${number} this Friday at 20:00!`);
    const before = pagesRead();
    await world.restartBot();
    await settled();
    expect(pagesRead() - before).to.equal(6); // the last only to know whether there is more
    expect(await created()).to.equal(20);
    expect([await noted('flood'), await noted('tooMany')]).to.deep.equal([1, 1]);
  });

  it('are no flood when there are exactly as many as are read', async () => {
    await world.bot.stop();
    for (let number = 1; number < 500; number += 1) house.announce('Good morning everybody');
    house.announce('Game night this Friday at 20:00!');
    await world.restartBot();
    await settled();
    expect(await created()).to.equal(1);
    expect(await noted('flood')).to.equal(0);
  });

  it('are none before the bot has listened for the first time', async () => {
    await world.bot.stop();
    house.announce('Game night this Friday at 20:00!');
    await withClient(world.databaseUrl, (client) => client.query('delete from announcements_listening'));
    await world.restartBot();
    await settled();
    await house.everythingHeard();
    expect(await created()).to.equal(1);
  });

  it('leave those that stood as they are now: changed, or gone', async () => {
    const moved = house.announce('Game night this Friday at 20:00!');
    const gone = house.announce('Quiz this Friday at 20:00!');
    await house.told();
    await world.bot.stop();
    house.alice.edits(moved, { content: 'Game night this Saturday at 20:00!' });
    house.alice.deletes(gone);
    await world.restartBot();
    await settled();
    await house.pass({ minutes: 2 });
    await house.pass({ seconds: 10 });
    const told = house.cards().map((card) => `${titleOf(card)} ${textOf(card)}`);
    expect(told.filter((text) => text.includes('was changed, its reminder moved'))).to.have.lengthOf(1);
    expect(
      told.filter((text) => text.includes('was deleted, and its reminder with it: Quiz')),
    ).to.have.lengthOf(1);
  });
});
