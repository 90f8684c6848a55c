import { expect } from 'chai';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { stamp, type TeaNews, textOf, titleOf } from './support/tea-news.js';

/** The stories begin on a Wednesday at noon, UTC; this is the Friday after. */
const FRIDAY = '2026-11-27T20:00:00Z';

describe('announcements, as people make them', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory((story) => {
    ({ world, house } = story);
  });

  it('become a reminder, told with what was read, and arrive', async () => {
    const { guild, news, alice } = house;
    const announced = house.announce('Game night this Friday at 20:00! Join us in voice.');
    const card = await house.told();
    expect(titleOf(card)).to.equal('Reminder set for an announcement');
    expect(textOf(card)).to.equal(
      [
        `**Game night this Friday at 20:00! Join us in voice.** · [announced](https://discord.com/channels/${guild.id}/${news.id}/${announced.id}) by <@${alice.id}>`,
        '> Game **night** **this Friday** at **20:00**! Join us in voice.',
        `${stamp(FRIDAY)} (${stamp(FRIDAY, 'R')}) in <#${news.id}>`,
        '-# Read in the time zone UTC.',
      ].join('\n'),
    );
    await house.pass({ hours: 57 });
    const [reminder] = house.reminders();
    expect(reminder?.content).to.include('Game night this Friday at 20:00! Join us in voice.');
    expect(reminder?.content).to.include(announced.id);
  });

  it('remind some time before, and again when it begins', async () => {
    await house.set({ 'announcements.notice': 90 });
    house.announce('Game night this Friday at 20:00!');
    await house.told();
    await house.pass({ hours: 54, minutes: 29 });
    expect(house.reminders()).to.deep.equal([]);
    await house.pass({ minutes: 2 });
    const [notice] = house.reminders();
    expect(notice?.content).to.include(stamp(FRIDAY));
    await house.pass({ minutes: 90 });
    expect(house.reminders()).to.have.lengthOf(2);
  });

  it('are understood and told in Dutch', async () => {
    await house.set({ 'core.locale': 'nl', 'core.timeZone': 'Europe/Brussels' });
    house.announce('Filmavond vrijdag om 20u30 in de zaal, iedereen welkom!');
    const card = await house.told();
    expect(titleOf(card)).to.equal('Herinnering ingesteld voor een aankondiging');
    expect(textOf(card)).to.include(stamp('2026-11-27T19:30:00Z'));
    expect(textOf(card)).to.include('-# Gelezen in de tijdzone Europe/Brussels.');
    expect(card.buttons).to.deep.equal(['Ander tijdstip', 'Terugnemen']);
  });

  it('with hidden words keep them hidden, in what is told and in the reminder, in both languages', async () => {
    house.announce('||Secret party today at 20:00||');
    const card = await house.told();
    expect(textOf(card)).to.match(/^\*\*Announcement\*\* · /);
    expect(textOf(card)).to.not.match(/Secret|party/);
    await house.set({ 'core.locale': 'nl' });
    house.announce('Feest ||voor Maya|| vandaag om 20u');
    const dutch = await house.told();
    expect(textOf(dutch))
      .to.match(/^\*\*Feest vandaag om 20u\*\* · /)
      .and.to.include('> Feest ██████ ██████ ');
    await house.pass({ hours: 9 });
    const contents = house.reminders().map(({ content }) => content);
    expect(contents).to.have.lengthOf(2);
    expect(contents.join('\n')).to.not.match(/Secret|party|Maya/);
  });

  it('are quoted without formatting of their own, so that ours is seen', async () => {
    house.announce(
      '**Community night** on _this Friday_ at **20:00**, 5 * 3 seats: https://tea.example/__a__',
    );
    expect(textOf(await house.told()).split('\n')[1]).to.equal(
      '> Community **night** on **this Friday** at **20:00**, 5 \\* 3 seats: https://tea.example/__a__',
    );
  });

  it('that are not sure are asked about, and nothing is set before a person with the right chooses', async () => {
    const { guild, host } = house;
    house.announce('Raid on Friday at 8, be there!');
    const card = await house.told();
    expect(titleOf(card)).to.equal('When is this?');
    expect(textOf(card)).to.include('Its time can be read in several ways.');
    const [first = '', second = ''] = card.buttons;
    expect(first).to.match(/^1\. .* \(UTC\)$/);
    const stranger = await guild.member('mallory').click(card.button(first));
    expect(stranger.content).to.match(/^Only who manages messages or events/);
    expect(stranger.ephemeral).to.equal(true);
    expect(textOf(await host.slash('announcement list'))).to.include('Waits for somebody');
    await world.restartBot();
    const chosen = await host.click(card.button(second));
    expect(titleOf(chosen)).to.equal('Reminder set for an announcement');
    expect(textOf(chosen)).to.include(stamp(FRIDAY));
    expect(textOf(chosen)).to.include(`-# Decided by <@${host.id}>`);
    // the other button is still below the message that somebody else has open
    expect(textOf(await host.click(card.button(first)))).to.include(stamp(FRIDAY));
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('that are told together are numbered, and a second press in the same place meets the same one', async () => {
    const days = ['Friday', 'Saturday', 'Sunday'];
    for (const day of days) house.announce(`Game night this ${day} at 20:00!`);
    const { look } = world.services.announcements;
    // The time stands still meanwhile, so that all of them wait to be told.
    await until(async () => (await look.list(house.guild.id)).length === days.length);
    const card = await house.told();
    expect(card.embeds.map(({ title }) => title)).to.deep.equal(
      [1, 2, 3].map((number) => `#${number} · Reminder set for an announcement`),
    );
    const said = card.embeds.map(({ description }) => description?.split('\n')[0]);
    const after = await house.host.click(card.button('#1 · Take back'));
    expect(after.embeds.map(({ description }) => description?.split('\n')[0])).to.deep.equal(said);
    expect(after.embeds[0]?.title).to.equal('#1 · Reminder taken back');
    expect(after.buttons).to.deep.equal(
      [2, 3].flatMap((number) => [`#${number} · Another time`, `#${number} · Take back`]),
    );
  });

  it('that are none after all are dismissed', async () => {
    house.announce('Raid on Friday at 8, be there!');
    const card = await house.told();
    const gone = await house.host.click(card.button('No reminder'));
    expect(titleOf(gone)).to.equal('Not an announcement');
    expect(gone.buttons).to.deep.equal([]);
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.deep.equal([]);
  });

  it('are taken back, also after a restart, by who may', async () => {
    house.announce('Game night this Friday at 20:00!');
    const card = await house.told();
    await world.restartBot();
    expect((await house.alice.click(card.button('Take back'))).content).to.match(/^Only who manages/);
    const undone = await house.host.click(card.button('Take back'));
    expect(titleOf(undone)).to.equal('Reminder taken back');
    expect(undone.buttons).to.deep.equal([]);
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.deep.equal([]);
  });

  it('that are a series stay one in the words of one, and it is said before and after where they do not', async () => {
    house.announce('Bible study every Wednesday at 19:30, all are welcome');
    const card = await house.told();
    const form = await house.host.click(card.button('Another time'));
    expect(JSON.stringify(form)).to.include('It repeats: say so again').and.include('every friday 20:00');
    const series = await house.host.submit(form, { When: 'every thursday 20:00' });
    expect(textOf(series)).to.include('🔁 Then').and.not.include('comes only once');
    const second = await house.host.click(series.button('Another time'));
    const once = await house.host.submit(second, { When: 'saturday 20:00' });
    expect(textOf(once)).to.include('announced as a series, and now comes only once').and.not.include('🔁');
    const third = await house.host.click(once.button('Another time'));
    expect(JSON.stringify(third)).to.not.include('It repeats');
    const again = await house.host.submit(third, { When: 'every friday 20:00' });
    expect(textOf(again)).to.include('🔁 Then').and.not.include('comes only once');
  });

  it('that are heard twice become one reminder', async () => {
    world.discord.faults.sendTwice('MESSAGE_CREATE');
    house.announce('Game night this Friday at 20:00!');
    await house.told();
    await house.everythingHeard();
    expect(house.cards()).to.have.lengthOf(2);
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('are left alone in other channels, and everywhere when it is switched off', async () => {
    house.alice.says('Game night this Friday at 20:00!', { in: house.general });
    await house.everythingHeard();
    await house.set({ 'announcements.enabled': false });
    house.announce('Quiz this Friday at 20:00!');
    await house.alice.slash('help'); // Discord tells the bot of the announcement first
    await house.set({ 'announcements.enabled': true });
    await house.everythingHeard();
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.deep.equal([]);
    expect(house.reminders(house.general)).to.deep.equal([]);
  });

  it('without an embed are left alone unless the server wants them read', async () => {
    await house.set({ 'announcements.plainMessages': false });
    house.announce('Game night this Friday at 20:00!');
    const bot = house.guild.otherBot('calendar');
    bot.says('', { in: house.news, embeds: [{ title: 'Quiz', description: 'This Friday at 20:00!' }] });
    expect(textOf(await house.told())).to.include('**Quiz**');
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('are those of the roles that announce, where some are named', async () => {
    await house.set({ 'announcements.announcers': [house.guild.role('Herald').id] });
    house.announce('Game night this Friday at 20:00!');
    const herald = house.guild.member('herald', { roles: ['Herald'] });
    herald.says('Quiz this Friday at 21:00!', { in: house.news });
    expect(textOf(await house.told())).to.include('Quiz this Friday');
    await house.pass({ hours: 60 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('remind in the channel that the server chose, and ping nobody but their author', async () => {
    await house.set({ 'announcements.target': house.general.id });
    house.announce(`@everyone <@&${house.guild.id}> Game night this Friday at 20:00! <@${house.host.id}>`);
    await house.told();
    await house.pass({ hours: 57 });
    const [reminder] = house.reminders(house.general);
    expect(reminder?.raw.mention_everyone).to.equal(false);
    expect(reminder?.raw.mention_roles).to.deep.equal([]);
    expect(reminder?.raw.mentions.map(({ id }) => id)).to.deep.equal([house.alice.id]);
  });

  it('of other bots that repeat ours, and of each other, start no conversation', async () => {
    await house.set({ 'announcements.ownMessages': true });
    const [one, other] = ['echo', 'parrot'].map((name) => house.guild.otherBot(name));
    if (!one || !other) throw new Error('there are two');
    const embeds = [{ title: 'Quiz night', description: 'This Friday at 20:00, join us!' }];
    one.says('', { in: house.news, embeds });
    other.says('', { in: house.news, embeds });
    await house.everythingHeard();
    await house.pass({ hours: 57 });
    const [reminder] = house.reminders();
    expect(house.reminders()).to.have.lengthOf(1);
    one.says(`alphapy said: ${reminder?.content}`, { in: house.news });
    other.says(reminder?.content.split('>>> ')[1] ?? '', { in: house.news });
    await house.everythingHeard();
    await house.pass({ hours: 24 * 8 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('in a flood are read at a pace, taken in at most so many an hour, and told together', async () => {
    await house.set({ 'announcements.perHour': 5 });
    for (let number = 1; number <= 60; number++)
      house.announce(`Quiz number ${number} this Friday at 20:00, join us!`);
    const { audit } = world.services;
    const noted = async (action: string) =>
      (await audit.list(house.guild.id, { action: `announcements.${action}`, limit: 100 })).length;
    // The time stands still meanwhile: it is one minute in which they all come.
    await until(async () => (await noted('flood')) === 1 && (await noted('tooMany')) === 1);
    expect(await noted('created')).to.equal(5);
    await house.told();
    await house.pass({ seconds: 10 });
    const told = house
      .cards()
      .map((card) => card.embeds.map(({ description }) => description ?? '').join('\n'));
    expect(
      told
        .filter((text) => text.includes('Quiz number'))
        .join('\n')
        .match(/\*\*Quiz/g),
    ).to.have.lengthOf(5);
    expect(told.filter((text) => text.includes('More messages came at once'))).to.have.lengthOf(1);
    expect(told.filter((text) => text.includes('The most announcements of an hour'))).to.have.lengthOf(1);
    expect(house.cards().length).to.be.lessThan(8);
  });
});
