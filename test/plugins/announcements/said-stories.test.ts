import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { stamp, type TeaNews, textOf, titleOf } from './support/tea-news.js';

/** The stories begin on a Wednesday at noon, UTC; this is the Saturday after. */
const SATURDAY_EVENING = '2026-11-28T20:00:00Z';
const UNCLEAR = 'saturday at 8';

describe('another time for an announcement, in words', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;
  let card: MessageView;

  newsStory((story) => {
    ({ world, house } = story);
  });
  beforeEach(async () => {
    house.announce('Game night this Friday at 20:00!');
    card = await house.told();
  });

  const say = async (When: string, who: MemberActor = house.host, button = 'Another time') =>
    who.submit(await who.click(card.button(button)), { When });
  const evening = (asked: { readonly buttons: readonly string[] }) => asked.buttons[1] ?? '';
  /** Until the card shows the time that somebody has chosen elsewhere. */
  const cardShows = (instant: string) =>
    until(async () => {
      await house.pass({ seconds: 2 });
      return house
        .cards()
        .some(({ id, embeds }) => id === card.id && textOf({ embeds }).includes(stamp(instant)));
    });

  it('that are clear is taken at once', async () => {
    expect(textOf(await say('saturday 20:00'))).to.include(stamp(SATURDAY_EVENING));
    await house.pass({ hours: 58 });
    expect(house.reminders()).to.deep.equal([]);
    await house.pass({ hours: 24 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('that can mean several moments is chosen by a button, also after a restart, and the card follows', async () => {
    const asked = await say(UNCLEAR);
    expect(asked.ephemeral).to.equal(true);
    expect(textOf(asked)).to.match(
      /^That can be read in several ways\. Which one do you mean\?\n1\. <t:\d+:F>\n2\. <t:\d+:F>$/,
    );
    expect(asked.buttons.at(-1)).to.equal('Another time');
    await world.restartBot();
    const set = await house.host.click(asked.button(evening(asked)));
    expect([titleOf(set), set.buttons]).to.deep.equal(['Reminder set for an announcement', []]);
    expect(textOf(set)).to.include(stamp(SATURDAY_EVENING));
    await cardShows(SATURDAY_EVENING);
  });

  it('that can mean several moments is asked about in the language of who says it', async () => {
    const bram = house.guild.member('bram', { roles: ['Host'], locale: Locale.Dutch });
    const form = await bram.click(card.button('Another time'));
    const asked = await bram.submit(form, { Wanneer: 'zaterdag om 8' });
    expect(textOf(asked)).to.match(/^Dat kan op verschillende manieren gelezen worden\. Welke bedoel je\?/);
    expect(asked.buttons.at(-1)).to.equal('Ander tijdstip');
  });

  it('keeps the words for who changes them, however often they are not understood', async () => {
    const asked = await say(UNCLEAR);
    const form = await house.host.click(asked.button('Another time'));
    expect(JSON.stringify(form)).to.include(`"value":"${UNCLEAR}"`);
    const unread = await house.host.submit(form, { When: 'when the cows come home' });
    expect(textOf(unread)).to.not.include('several ways');
    expect(unread.buttons).to.deep.equal(['Another time']);
    const again = await house.host.click(unread.button('Another time'));
    expect(JSON.stringify(again)).to.include('"value":"when the cows come home"');
    const set = await house.host.submit(again, { When: 'saturday 20:00' });
    expect(titleOf(set)).to.equal('Reminder set for an announcement');
    await cardShows(SATURDAY_EVENING);
  });

  it('says so where somebody else was faster', async () => {
    const asked = await say(UNCLEAR);
    await house.host.click(card.button('Take back'));
    const late = await house.host.click(asked.button(evening(asked)));
    expect(textOf(late)).to.match(/^This announcement has changed meanwhile/);
    await house.pass({ hours: 24 * 4 });
    expect(house.reminders()).to.deep.equal([]);
  });

  it('is asked again where the words mean something else by now', async () => {
    const asked = await say(UNCLEAR);
    await house.pass({ hours: 24 * 2 + 22 }); // it is Saturday, after eight in the morning
    const later = await house.host.click(asked.button(asked.buttons[0] ?? ''));
    expect(later.buttons.at(-1)).to.equal('Another time');
    expect(textOf(later)).to.not.include(stamp('2026-11-28T08:00:00Z'));
  });

  it('is never another moment than the one on the button', async () => {
    const asked = await say('28 november at 8');
    await house.pass({ hours: 24 * 2 + 22 }); // the morning is over: the same words mean nothing but the evening
    const later = await house.host.click(asked.button(asked.buttons[0] ?? ''));
    expect(titleOf(later)).to.not.equal('Reminder set for an announcement');
    expect(textOf(later)).to.match(/^Your words mean something else by now\. Is it this\?\n1\. <t:\d+:F>$/);
    const set = await house.host.click(later.button(later.buttons[0] ?? ''));
    expect(titleOf(set)).to.equal('Reminder set for an announcement');
    await cardShows(SATURDAY_EVENING);
  });

  it('is nothing for who may not decide, with a button of somebody else', async () => {
    const asked = await say(UNCLEAR);
    const refused = await house.alice.click(asked.button(evening(asked)));
    expect(refused.content).to.match(/^Only who manages messages or events/);
  });
});
