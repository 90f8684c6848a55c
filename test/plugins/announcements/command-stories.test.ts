import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { MessageView } from '../../../src/sandbox/actors/message-view.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { stamp, TeaNews, textOf, titleOf } from './support/tea-news.js';

const FRIDAY = '2026-11-27T20:00:00Z';

describe('/announcement', function () {
  this.timeout(180_000);
  let world: TestWorld;
  let house: TeaNews;

  newsStory(
    (story) => {
      ({ world, house } = story);
    },
    { 'announcements.channels': [] },
  );

  const linkTo = ({ raw, id }: MessageView, guildId = house.guild.id) =>
    `https://discord.com/channels/${guildId}/${raw.channel_id}/${id}`;
  const check = (message: MessageView, who = house.host) =>
    who.slash('announcement check', { link: linkTo(message) });

  it('check shows what would be made of a message, and makes it for who may, also after a restart', async () => {
    const message = house.announce('Game night this Friday at 20:00!');
    const shown = await check(message);
    expect(shown.ephemeral).to.equal(true);
    expect(titleOf(shown)).to.equal('I have left this alone');
    expect(textOf(shown)).to.equal(
      [
        '> Game **night** **this Friday** at **20:00**!',
        `1. ${stamp(FRIDAY)}`,
        '-# Read in the time zone UTC.',
        '-# Sure to 98 %',
        'I do not watch that channel. Who manages the server adds it with `/config browse`, at Watched channels.',
      ].join('\n'),
    );
    await world.restartBot();
    const made = await house.host.click(shown.button('Create it'));
    expect(titleOf(made)).to.equal('Reminder set for an announcement');
    const again = await house.host.click(shown.button('Create it'));
    expect(again.content).to.equal('This announcement has its reminder already.');
    expect(textOf(await check(message))).to.include('It has its reminder already.');
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('check shows the times in a message as times, and pings nobody', async () => {
    const message = house.announce(
      `Raid @everyone\nStarts ${stamp(FRIDAY)}, ${'x'.repeat(120)} ends ${stamp('2026-11-27T22:00:00Z', 'R')}`,
    );
    const lines = textOf(await check(message)).split('\n');
    expect(lines[0]).to.equal(`> Starts **${stamp(FRIDAY)}**, ${'x'.repeat(120)} ends …`);
    expect(lines[1]).to.equal(`1. ${stamp(FRIDAY)}`);
    const inTitle = house.announce(`Raid ${stamp(FRIDAY)}`);
    const made = await house.host.click((await check(inTitle)).button('Create it'));
    expect(titleOf(made)).to.equal('Reminder set for an announcement');
    expect(textOf(await house.host.slash('announcement list'))).to.include(`**Raid ${stamp(FRIDAY)}**`);
    await house.pass({ hours: 57 });
    expect(house.reminders().map(({ content }) => content)).to.satisfy((all: string[]) =>
      all.some((content) => content.includes(`Raid ${stamp(FRIDAY)}`)),
    );
  });

  it('check shows and offers what is not sure, in the language of the reader', async () => {
    const message = house.announce('Raid on Friday at 8, be there!');
    const bram = house.guild.member('bram', { roles: ['Host'], locale: Locale.Dutch });
    const shown = await check(message, bram);
    expect(titleOf(shown)).to.equal('Dit heb ik laten liggen');
    expect(textOf(shown)).to.include('Dat kanaal volg ik niet.');
    expect(textOf(shown)).to.include('De tijd kan op verschillende manieren gelezen worden.');
    await bram.click(shown.button(shown.buttons[1] ?? ''));
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.have.lengthOf(1);
  });

  it('check says why a message was left alone, and of one that was taken in what became of it', async () => {
    const { news, guild } = house;
    const quiz = 'Quiz night this Friday at 20:00!';
    await house.set({ 'announcements.channels': [news.id], 'announcements.plainMessages': false });
    const message = house.announce(quiz);
    const shown = await check(message);
    expect(titleOf(shown)).to.equal('I have left this alone');
    expect(textOf(shown)).to.include(
      'It has no embed, and I read messages without one only where Plain messages',
    );
    await house.set({
      'announcements.plainMessages': true,
      'announcements.announcers': [guild.role('Herald').id],
    });
    expect(textOf(await check(message))).to.include('Only messages of some roles are read here');
    await house.set({ 'announcements.announcers': [] });
    await world.clock.advance({ minutes: 2 });
    const late = await check(message);
    expect(textOf(late)).to.include('it was written before I watched that channel');
    await house.host.click(late.button('Create it'));
    expect(titleOf(await check(message))).to.equal('This becomes a reminder');
    const undone = await house.host.click((await house.told()).button('Take back'));
    expect(textOf(undone)).to.include('`/announcement check` with the link of the announcement');
    const again = await check(message);
    expect(titleOf(again)).to.equal('I have left this alone');
    expect(textOf(again)).to.include('Its reminder was taken back.');
    expect(again.buttons).to.deep.equal(['Create it']);
  });

  it('check says that a message becomes nothing by itself once the share of the hour is used up', async () => {
    await house.set({ 'announcements.channels': [house.news.id], 'announcements.perHour': 5 });
    for (let number = 1; number <= 5; number++) house.announce(`Quiz ${number} this Friday at 20:00!`);
    await until(async () => (await world.services.announcements.look.list(house.guild.id)).length === 5);
    const sixth = house.announce('Game night this Friday at 21:00!');
    const { audit } = world.services;
    const noted = () => audit.list(house.guild.id, { action: 'announcements.tooMany', limit: 1 });
    await until(async () => (await noted()).length === 1);
    const shown = await check(sixth);
    expect(titleOf(shown)).to.equal('I have left this alone');
    expect(textOf(shown)).to.include('too many came at once').and.to.include('It becomes nothing by itself');
    const bram = house.guild.member('bram', { locale: Locale.Dutch });
    expect(textOf(await check(sixth, bram))).to.include('Vanzelf wordt het niets');
    await world.clock.advance({ minutes: 1 });
    expect(titleOf(await check(sixth))).to.equal('I have left this alone');
    const made = await house.host.click(shown.button('Create it'));
    expect(titleOf(made)).to.equal('Reminder set for an announcement');
    expect(titleOf(await check(sixth))).to.equal('This becomes a reminder');
  });

  it('list says what keeps announcements from being read', async () => {
    const bram = house.guild.member('bram', { locale: Locale.Dutch });
    expect(textOf(await bram.slash('announcement list'))).to.include('Ik volg nog geen kanaal.');
    await house.set({
      'announcements.channels': [house.news.id],
      'announcements.plainMessages': false,
    });
    expect(textOf(await house.alice.slash('announcement list'))).to.include(
      'I read only messages with an embed',
    );
    await house.set({ 'announcements.plainMessages': true });
    expect(textOf(await house.alice.slash('announcement list'))).to.equal(
      'There are none whose time is to come.',
    );
  });

  it('check says why nothing would happen', async () => {
    const shown = await check(house.announce('Good morning everybody'));
    expect(titleOf(shown)).to.equal('I find nothing to remind of');
    expect(textOf(shown)).to.equal('It names no time of an event.');
    expect(shown.buttons).to.deep.equal([]);
  });

  it('check offers no button to those who may not decide, and makes nothing when one is forged', async () => {
    const message = house.announce('Game night this Friday at 20:00!');
    expect((await check(message, house.alice)).buttons).to.deep.equal([]);
    const hosts = await check(message);
    house.host.losesRole('Host');
    const refused = await house.host.click(hosts.button('Create it'));
    expect(refused.content).to.match(/^Only who manages messages or events/);
    await house.pass({ hours: 57 });
    expect(house.reminders()).to.deep.equal([]);
  });

  it('check makes nothing of a message that says something else by now', async () => {
    const message = house.announce('Game night this Friday at 20:00!');
    const shown = await check(message);
    house.alice.edits(message, { content: 'Game night this Saturday at 20:00!' });
    const refused = await house.host.click(shown.button('Create it'));
    expect(refused.content).to.equal(
      'The message says something else by now. Use `/announcement check` again.',
    );
  });

  it('check shows nothing of a channel that the reader may not read, and of other servers', async () => {
    const { general, host, log } = house;
    const message = house.alice.says('Game night this Friday at 20:00!', { in: general });
    const nothing = 'You can read no such message in this server. Check the link.';
    general.denies(host, 'ReadMessageHistory');
    expect((await check(message)).content).to.equal(nothing);
    general.allows(host, 'ReadMessageHistory');
    general.denies(host, 'ViewChannel');
    const hidden = await host.slash('announcement check', { link: linkTo(message) }, { in: log });
    expect(hidden.content).to.equal(nothing);
    const other = await TeaNews.open(world);
    const foreign = other.announce('Game night this Friday at 20:00!');
    const refused = await host.slash(
      'announcement check',
      { link: linkTo(foreign, other.guild.id) },
      { in: log },
    );
    expect(refused.content).to.equal('That message is in another server. Use this there.');
    const forged = await host.slash('announcement check', { link: linkTo(foreign) }, { in: log });
    expect(forged.content).to.equal(nothing);
    for (const link of ['tea', 'https://evil.example/channels/1/2/3', `${linkTo(message)}?x=1`]) {
      const answer = await host.slash('announcement check', { link }, { in: log });
      expect(answer.content).to.match(/^That is no link to a message\./);
    }
  });

  it('check and its buttons show nothing of a private thread to who is not in it', async () => {
    const { guild, news, host } = house;
    const nothing = 'You can read no such message in this server. Check the link.';
    const { thread, message } = house.alice.startsThread('Surprise', 'Game night this Friday at 20:00!', {
      in: news,
      isPrivate: true,
    });
    expect((await check(message)).content).to.equal(nothing);
    const gone = `https://discord.com/channels/${guild.id}/${guild.id}/${message.id}`;
    expect((await host.slash('announcement check', { link: gone })).content).to.equal(nothing);
    const bram = guild.member('bram', { roles: ['Host'], locale: Locale.Dutch });
    const [dutch, dutchGone] = [
      await check(message, bram),
      await bram.slash('announcement check', { link: gone }),
    ];
    expect(dutch.content)
      .to.equal(dutchGone.content)
      .and.to.match(/^Je kunt/);
    guild.createRole('Keeper', ['ManageThreads', 'ManageEvents']);
    const keeper = guild.member('keeper', { roles: ['Keeper'] });
    const shown = await check(message, keeper);
    expect(titleOf(shown)).to.equal('I have left this alone');
    keeper.losesRole('Keeper');
    keeper.getsRole('Host');
    expect((await keeper.click(shown.button('Create it'))).content).to.equal(nothing);
    expect(thread.messages).to.have.lengthOf(1);
  });

  it('check says so when the message is gone, or when the bot may not read it', async () => {
    const message = house.announce('Game night this Friday at 20:00!');
    house.news.denies(house.guild.bot, 'ReadMessageHistory');
    expect((await check(message)).content).to.match(/^I may not read that channel\./);
    house.news.allows(house.guild.bot, 'ReadMessageHistory');
    house.alice.deletes(message);
    expect((await check(message)).content).to.equal('There is no such message any more.');
  });

  it('list shows what is to come, page by page, of channels that the reader may read', async () => {
    await house.set({ 'announcements.channels': [house.news.id, house.general.id] });
    for (let hour = 10; hour <= 15; hour++) house.announce(`Quiz this Friday at ${hour}:00, join us!`);
    house.alice.says('Secret party this Friday at 9:00!', { in: house.general });
    await house.everythingHeard();
    house.general.denies(house.alice, 'ViewChannel');
    const list = () => house.alice.slash('announcement list', {}, { in: house.news });
    const first = await list();
    expect(first.ephemeral).to.equal(true);
    expect(textOf(first).match(/\*\*Quiz this Friday at 1[0-4]:00, join us!\*\*/g)).to.have.lengthOf(5);
    const second = await house.alice.click(first.button('▶'));
    expect(textOf(second)).to.match(/Quiz this Friday at 15:00[\s\S]*Cake party/);
    expect(textOf(first) + textOf(second)).to.not.include('Secret');
    expect(textOf(await house.host.slash('announcement list'))).to.include('Secret party');
  });
});
