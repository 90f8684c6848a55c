import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { eventually } from '../../support/until.js';
import { pageInBrowser } from './page-in-browser.js';

const NARROW = { width: 390, height: 780 };
const HOSTILE = '<img src=x onerror="document.title = \'hacked\'"><script>alert(1)</script>';

/** In the menu of people, between the name that is chosen and the arrow. A browser says nothing of text that it cuts. */
const ROOM_BESIDE_THE_NAME = `(() => {
  const menu = document.getElementById('act-as');
  const { font, paddingLeft, paddingRight } = getComputedStyle(menu);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = font;
  const arrow = 20;
  const taken = pen.measureText(menu.selectedOptions[0].textContent).width + arrow;
  return menu.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - taken;
})()`;

describe("the sandbox's page, to look at,", function () {
  this.timeout(180_000);
  const open = pageInBrowser();
  let discord: Sandbox;
  let guild: GuildActor;
  let page: Page;

  beforeEach(() => {
    ({ discord, guild, page } = open);
  });

  it('shows servers, channels, members with their roles, and what is written', async () => {
    guild.member('bob').says('Hello <@&1> **there** at <t:1700000000:F>');
    await open.messages.getByText('there', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Tea house' }).waitFor();
    await page.getByRole('navigation', { name: 'Channels' }).getByText('kitchen').waitFor();
    expect(await open.messages.locator('strong').textContent()).to.equal('there');
    expect(await open.messages.locator('.text time').textContent()).to.match(/^Tuesday, November 14, 2023/);
    await page.getByRole('button', { name: 'bob' }).first().click();
    await page.getByRole('menu', { name: 'bob' }).waitFor();
  });

  it('misses nothing that is said while a channel is loading', async () => {
    guild.member('bob').says('Early');
    await open.messages.getByText('Early').waitFor();
    await page.route('**/sandbox/messages?*', async (route) => {
      const response = await route.fetch();
      const [early] = await response.json();
      guild.member('bob').says('Too late to be loaded');
      guild.member('bob').says('A sign that it was heard', { in: guild.channel('kitchen') });
      await page.getByRole('button', { name: 'kitchen unread' }).waitFor();
      await route.fulfill({ json: [{ ...early, content: 'Early, and loaded' }] });
    });
    await page.getByRole('button', { name: 'general' }).click();
    await open.messages.getByText('Early, and loaded').waitFor();
    expect(await open.messages.getByText('Too late to be loaded').count()).to.equal(1);
  });

  it('shows hostile text as text', async () => {
    guild.member(HOSTILE.slice(0, 32)).says(HOSTILE);
    await open.messages.getByText(HOSTILE).waitFor();
    expect(await page.title()).not.to.equal('hacked');
    expect(await page.locator('img').count()).to.equal(0);
  });

  it('shows commands as those see them whose Discord is in another language, also after a reload', async () => {
    await page.getByLabel('Language').selectOption('nl');
    await page.reload();
    await page.getByPlaceholder('Message #general').waitFor();
    expect(await page.getByLabel('Language').inputValue()).to.equal('nl');
    await open.composer.fill('/tea'); // found by its name in English, too
    await page.getByRole('option', { name: '/thee bestellen' }).getByText('Bestel een kopje').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('soort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('green').waitFor();
  });

  it('begins in the language of the browser, and stays in the one that is chosen', async () => {
    const foreign = await page.context().browser()?.newPage({ locale: 'nl-NL' });
    if (!foreign) throw new Error('there is a browser');
    try {
      await foreign.goto(discord.world.origin);
      const language = foreign.getByLabel('Language');
      await language.waitFor();
      expect(await language.inputValue()).to.equal('nl');
      await language.selectOption('en-US');
      await foreign.waitForURL(/locale=en-US/);
      await foreign.reload();
      await language.waitFor();
      expect(await language.inputValue()).to.equal('en-US');
    } finally {
      await foreign.close();
    }
  });

  it('shows whom the person plays without cutting the name', async () => {
    const { user } = guild.member('maya');
    user.global_name = 'Maya Chen';
    await open.actAs('maya');
    const choice = page.getByLabel('Act as');
    await choice.locator('option', { hasText: 'Maya Chen (maya)' }).waitFor({ state: 'attached' });
    expect(await page.evaluate(ROOM_BESIDE_THE_NAME)).to.be.at.least(0);
  });

  it('shows times in the language of the person, also those that stand there already', async () => {
    guild.member('bob').says('<t:1774000000:D>');
    await open.messages.getByText('March 20, 2026').waitFor();
    await page.getByLabel('Language').selectOption('nl');
    await open.messages.getByText('20 maart 2026').waitFor();
    await page.reload();
    await open.messages.getByText('20 maart 2026').waitFor();
  });

  it('keeps an ephemeral answer from others', async () => {
    await open.type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('Your tea').waitFor();
    await open.actAs('bob');
    await open.messages.getByText('No messages yet').waitFor();
  });

  it('shows that the bot is thinking, then its answer', async () => {
    await open.type('/brew');
    await page.keyboard.press('Enter');
    await open.messages.getByText('is thinking').waitFor();
    open.bot.finishBrewing();
    await open.messages.getByText('Brewed').waitFor();
    expect(await open.messages.getByText('is thinking').count()).to.equal(0);
  });

  it('says when the bot did not respond', async () => {
    await open.type('/sleep');
    await page.keyboard.press('Enter');
    await open.messages.getByText('Sending /sleep').waitFor();
    await discord.clock.advance({ seconds: 4 });
    await open.messages.getByText('The application did not respond.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await open.messages.getByText('No messages yet').waitFor();
  });

  it('keeps the newest message in view, unless somebody has scrolled up to read', async () => {
    const bob = guild.member('bob');
    for (let number = 1; number <= 40; number++) bob.says(`Cup number ${number}`);
    await open.messages.getByText('Cup number 40').waitFor();
    const belowView = () =>
      open.messages.evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
    await eventually(async () => (await belowView()) <= 1);
    await open.type('/tea order'); // its form leaves less room
    await eventually(async () => (await belowView()) <= 1);
    bob.says('Another\n\n\n\ncup');
    await open.messages.getByText('Another').waitFor();
    await eventually(async () => (await belowView()) <= 1);
    await open.messages.evaluate(async (log) => {
      const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
      log.scrollTop = 0;
      await scrolled;
    });
    bob.says('The last cup');
    await open.messages.getByText('The last cup').waitFor();
    expect(await open.messages.evaluate((log) => log.scrollTop)).to.equal(0);
  });

  it('stays in direct messages, also before there are any, while something changes elsewhere', async () => {
    await page.getByRole('button', { name: 'Direct messages' }).click();
    const bots = page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'Alphapy' });
    await bots.waitFor();
    discord.createGuild({ name: 'Coffee house' }).member('alice');
    await page.getByRole('button', { name: 'Coffee house' }).waitFor();
    expect(await bots.isVisible()).to.equal(true);
  });

  it('catches up when the local Discord was started again', async () => {
    await open.restartDiscord();
    open.discord.guild('Tea house').member('bob').says('Anybody there?');
    await open.messages.getByText('Anybody there?').waitFor();
    open.forgive('net::ERR_');
  });

  it('fits a narrow window, where channels and members slide in', async () => {
    await page.setViewportSize(NARROW);
    await page.getByRole('button', { name: 'Channels' }).click();
    await page.getByRole('button', { name: 'kitchen' }).click();
    await page.getByPlaceholder('Message #kitchen').waitFor();
    await page.getByRole('button', { name: 'Members' }).click();
    await page.getByRole('complementary').getByText('bob').waitFor();
    const overflow = 'document.documentElement.scrollWidth - innerWidth';
    expect(await page.evaluate(overflow)).to.be.at.most(0);
  });
});
