import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { newsStory } from './support/news-story.js';
import { stamp, type TeaNews, textOf, titleOf } from './support/tea-news.js';

const FRIDAY = '2026-11-27T20:00:00Z';
const EMBEDS = [{ title: 'Quiz night', description: 'This Friday at 20:00, join us!' }];

describe('announcements of bots, where their channel is closed when they are due', function () {
  this.timeout(60_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory((story) => {
    ({ world, house } = story);
  });

  /** The channel first, then the direct message that no bot takes. */
  const passFriday = async () => {
    await house.pass({ hours: 57 });
    await house.pass({ seconds: 10 });
  };
  const announceAndClose = async () => {
    house.guild.otherBot('calendar').says('', { in: house.news, embeds: EMBEDS });
    await house.told();
    house.news.denies(house.guild.bot, 'SendMessages');
  };

  it('are told to staff with the reason, and shown in the list', async () => {
    await announceAndClose();
    await passFriday();
    const card = await house.told();
    expect(titleOf(card)).to.equal('A reminder of an announcement did not arrive');
    const failure = `⚠️ What was to come ${stamp(FRIDAY)} did not arrive in <#${house.news.id}>, nor with who announced it. I may not write there. Give me the right to, or choose another channel under \`/config browse\`.`;
    expect(textOf(card)).to.include(failure);
    expect(card.buttons).to.deep.equal(['Another time', 'Take back']);
    const list = await house.host.slash('announcement list');
    expect(textOf(list)).to.include('**Quiz night**').and.include(failure);
    const [row] = await world.services.audit.list(house.guild.id, {
      action: 'announcements.failed',
      limit: 5,
    });
    expect(row?.details).to.include({ title: 'Quiz night' });
  });

  it('come after all when staff opens the channel and says another time, also after a restart', async () => {
    await announceAndClose();
    await passFriday();
    const card = await house.told();
    await world.restartBot();
    house.news.allows(house.guild.bot, 'SendMessages');
    const form = await house.host.click(card.button('Another time'));
    const fixed = await house.host.submit(form, { When: 'saturday 20:00' });
    expect(titleOf(fixed)).to.equal('Reminder set for an announcement');
    expect(textOf(await house.host.slash('announcement list'))).to.not.include('⚠️');
    await house.pass({ hours: 24 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('leave the list when staff takes them back', async () => {
    await announceAndClose();
    await passFriday();
    await house.host.click((await house.told()).button('Take back'));
    expect(textOf(await house.host.slash('announcement list'))).to.equal(
      'There are none whose time is to come.',
    );
  });

  it('are told in Dutch', async () => {
    await house.set({ 'core.locale': 'nl' });
    await announceAndClose();
    await passFriday();
    const card = await house.told();
    expect(titleOf(card)).to.equal('Een herinnering aan een aankondiging kwam niet aan');
    expect(textOf(card)).to.include('Ik mag daar niet schrijven. Geef me dat recht');
    const bram = house.guild.member('bram', { locale: Locale.Dutch });
    expect(textOf(await bram.slash('announcement list'))).to.include('kwam niet aan in');
  });
});
