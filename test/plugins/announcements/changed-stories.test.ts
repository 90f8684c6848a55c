import { expect } from 'chai';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { stamp, type TeaNews, textOf, titleOf } from './support/tea-news.js';

/** The stories begin on a Wednesday at noon, UTC; this is the Friday after. */
const FRIDAY = '2026-11-27T20:00:00Z';
const SATURDAY = '2026-11-28T20:00:00Z';

describe('announcements, as people change them', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory((story) => {
    ({ world, house } = story);
  });

  it('that are changed move their reminder, and say from when', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await house.told();
    await world.restartBot();
    house.alice.edits(announced, { content: 'Game night this Saturday at 20:00!' });
    const card = await house.told();
    expect(titleOf(card)).to.equal('An announcement was changed, its reminder moved');
    expect(textOf(card)).to.include(`It was ${stamp(FRIDAY)}.`);
    expect(textOf(card)).to.include(`${stamp(SATURDAY)} (`);
    await house.pass({ hours: 58 });
    expect(house.reminders()).to.deep.equal([]);
    await house.pass({ hours: 24 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('that are changed in other words keep their time, and are told as they are now', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await house.told();
    house.alice.edits(announced, { content: 'Board game night this Friday at 20:00!' });
    await house.everythingHeard();
    expect(house.cards()).to.have.lengthOf(2);
    await house.pass({ hours: 57 });
    expect(house.reminders().map(({ content }) => content.includes('Board game'))).to.deep.equal([true]);
  });

  it('that lose their time lose their reminder, and a person says whether it still is', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    await house.told();
    house.alice.edits(announced, { content: 'Game night is coming, date follows' });
    const card = await house.told();
    expect(titleOf(card)).to.equal('An announcement no longer says when it is');
    expect(textOf(card))
      .to.match(/^\*\*Game night is coming, date follows\*\* · /)
      .and.include(`It was **Game night this Friday at 20:00!**, ${stamp(FRIDAY)}.`);
    const set = await house.host.click(card.button(card.buttons[0] ?? ''));
    expect(textOf(set)).to.include(stamp(FRIDAY));
    await house.pass({ hours: 57 });
    const [reminder, ...others] = house.reminders();
    expect([reminder?.content.includes('date follows'), others]).to.deep.equal([true, []]);
  });

  for (const [language, lost, was, withdrawn] of [
    ['en', 'An announcement no longer says when it is', 'It was', 'So I ask no longer'],
    ['nl', 'Een aankondiging zegt niet meer wanneer het is', 'Het was', 'Dus vraag ik er niet meer naar'],
  ] as const)
    it(`that lose their time while they are asked about are asked about no longer, and the card says so (${language})`, async () => {
      await house.set({ 'core.locale': language });
      const announced = house.announce('Raid on Friday at 8, be there!');
      const { id } = await house.told();
      house.alice.edits(announced, { content: 'No raid this week, we rest' });
      const card = () => house.cards().find((one) => one.id === id);
      await until(async () => {
        await house.pass({ seconds: 2 });
        return card()?.buttons.length === 0;
      });
      const [shown] = card()?.embeds ?? [];
      expect(shown?.title).to.equal(lost);
      expect(shown?.description)
        .to.match(/^\*\*No raid this week, we rest\*\* · /)
        .and.include(`${was} **Raid on Friday at 8, be there!**`)
        .and.include(withdrawn);
      await house.pass({ hours: 60 });
      expect(house.reminders()).to.deep.equal([]);
    });

  it('that say no longer when they are, and then say it again, get their reminder', async () => {
    const announced = house.announce('Raid on Friday at 8, be there!');
    await house.told();
    house.alice.edits(announced, { content: 'No raid this week, we rest' });
    await until(async () => {
      await house.pass({ seconds: 2 });
      return house.cards().at(-1)?.buttons.length === 0;
    });
    house.alice.edits(announced, { content: 'The raid is back: this Friday at 20:00!' });
    expect(textOf(await house.told())).to.include(stamp(FRIDAY));
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('that are deleted leave no buttons in the log, also after a restart', async () => {
    const announced = house.announce('Game night this Friday at 20:00!');
    const { id } = await house.told();
    await world.restartBot();
    house.alice.deletes(announced);
    const card = () => house.cards().find((one) => one.id === id);
    await until(async () => {
      await house.pass({ seconds: 2 });
      return card()?.buttons.length === 0;
    });
    expect(card()?.embeds[0]?.title).to.equal('The announcement was deleted');
    expect(card()?.embeds[0]?.description).to.include('No reminder of it comes any more.');
  });

  it('that are deleted lose their reminder, also those from before a restart, and many at once', async () => {
    const [one, other, third] = [20, 21, 22].map((hour) => house.announce(`Quiz this Friday at ${hour}:00!`));
    await house.told();
    await world.restartBot();
    if (!one || !other || !third) throw new Error('three were announced');
    house.alice.deletes(one);
    house.alice.deletes(other, third);
    const deleted = 'An announcement was deleted, and its reminder with it: Quiz this Friday at';
    let line = await house.told();
    while (!textOf(line).includes(deleted)) line = await house.told(); // the three may have been told one by one
    await house.everythingHeard();
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.deep.equal([]);
  });

  it('that were changed or deleted while the bot was away are looked at before they remind', async () => {
    const moved = house.announce('Game night this Friday at 20:00!');
    const gone = house.announce('Quiz this Friday at 20:00!');
    await house.told();
    await world.bot.stop();
    house.alice.edits(moved, { content: 'Game night this Saturday at 20:00!' });
    house.alice.deletes(gone);
    await world.restartBot();
    await house.pass({ hours: 55, minutes: 50 });
    await house.pass({ hours: 2 });
    expect(house.reminders()).to.deep.equal([]);
    await house.pass({ hours: 24 });
    expect(house.reminders().map(({ content }) => content.includes('Saturday'))).to.deep.equal([true]);
  });
});
