import { expect } from 'chai';
import { Locale } from 'discord-api-types/v10';
import type { MemberActor } from '../../../src/sandbox/actors/member-actor.js';
import type { TestWorld } from '../../../src/testing/test-world.js';
import { until } from '../../support/until.js';
import { newsStory } from './support/news-story.js';
import { type TeaNews, textOf, titleOf } from './support/tea-news.js';

const PLACES = ['North', 'East', 'South', 'West', 'Castle', 'Harbour'];

describe('/doctor, where announcements are watched', function () {
  this.timeout(60_000);
  let world: TestWorld;
  let house: TeaNews;
  let boss: MemberActor;

  newsStory((story) => {
    ({ world, house } = story);
  });
  beforeEach(() => {
    house.guild.createRole('Manager', ['ManageGuild']);
    boss = house.guild.member('boss', { roles: ['Manager'] });
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

  describe('and nobody is told', () => {
    const UNHEARD = 'I read announcements here, and nobody is told what I read';
    beforeEach(() => house.set({ 'core.logChannel': null }));

    const asked = async (count: number) => {
      for (const place of PLACES.slice(0, count)) house.announce(`${place} raid on Friday at 8, be there!`);
      await until(async () => {
        await world.clock.advance({ seconds: 2 });
        return (await world.services.announcements.look.list(house.guild.id)).length === count;
      });
    };
    const bram = () => house.guild.member('bram', { roles: ['Manager', 'Host'], locale: Locale.Dutch });

    it('says so, and how many announcements wait for an answer, in the language of the reader', async () => {
      expect(await examine())
        .to.include(UNHEARD)
        .and.include('`core.logChannel` for everything');
      await asked(1);
      expect(await examine()).to.include('1 announcement waits for somebody to say when it is');
      expect(await examine(bram())).to.include('1 aankondiging wacht tot iemand zegt wanneer het is');
      await house.set({ 'core.logChannel': house.log.id });
      expect(await examine()).to.equal('');
    });

    it('lets the list of announcements say so once, on its first page', async () => {
      await asked(6);
      const list = await house.host.slash('announcement list');
      expect(textOf(list)).to.include('⚠️ 6 announcements wait for an answer, and nobody is told');
      expect(textOf(await house.host.click(list.button('▶')))).to.not.include('⚠️');
      expect(textOf(await bram().slash('announcement list'))).to.include('⚠️ 6 aankondigingen wachten');
      await house.set({ 'announcements.questions': house.log.id });
      expect(textOf(await house.host.slash('announcement list'))).to.not.include('⚠️');
    });

    it('is told to who lets channels be watched, and not with other settings', async () => {
      await house.set({ 'announcements.channels': [] });
      const set = (setting: string, value: string, who = boss) =>
        who.slash('config set', { setting: `announcements.${setting}`, value });
      expect(textOf(await set('plainMessages', 'false'))).to.not.include(UNHEARD);
      const watching = textOf(await set('channels', house.news.id));
      expect(watching).to.include(UNHEARD).and.include('→ Set one with `/config set`');
      expect(textOf(await set('perHour', '5'))).to.not.include(UNHEARD);
      expect(textOf(await set('questions', house.log.id))).to.not.include(UNHEARD);
      await house.set({ 'announcements.questions': null });
      expect(textOf(await set('channels', house.general.id, bram()))).to.include('niemand hoort wat ik las');
    });

    it('refuses what is no channel, and says how one is written', async () => {
      const set = (value: string, who = boss) =>
        who.slash('config set', { setting: 'announcements.channels', value });
      expect((await set('#news')).content).to.equal(
        '"Watched channels" must be at most 10 channels of this server, each as a mention or an id, with commas between them. This part is not: "#news".',
      );
      expect((await set('news', bram())).content).to.include('hoogstens 10 kanalen van deze server');
      expect(textOf(await set(`<#${house.news.id}>, ${house.general.id}`))).to.include('Saved.');
    });

    it('is told to who sets the bot up and leaves the log channel out', async () => {
      await house.set({ 'announcements.channels': [] });
      let step = await boss.slash('config start');
      while (!titleOf(step).includes('Watched channels')) step = await boss.click(step.button('Next'));
      step = await boss.select(step.menu('Choose a channel'), ['news']);
      while (!step.buttons.includes('Apply')) step = await boss.click(step.button('Next'));
      expect(textOf(await boss.click(step.button('Apply')))).to.include(UNHEARD);
    });

    it('is mended by a channel, in which is asked what waited', async () => {
      await asked(2);
      await house.set({ 'announcements.questions': house.log.id });
      const card = await house.told();
      expect(card.embeds.map(({ title }) => title)).to.deep.equal([
        '#1 · When is this?',
        '#2 · When is this?',
      ]);
      await house.set({ 'announcements.perHour': 7 });
      await house.everythingHeard();
      expect(house.cards()).to.have.lengthOf(2); // and the cake party
    });
  });
});
