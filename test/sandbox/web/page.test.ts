import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { eventually } from '../../support/until.js';
import { destroyClients } from '../clients.js';
import { findBrowser, startBrowser } from './browser.js';
import { startScriptedBot } from './scripted-bot.js';

const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 780 };
const HOSTILE = '<img src=x onerror="document.title = \'hacked\'"><script>alert(1)</script>';

describe("the sandbox's page", function () {
  this.timeout(180_000);
  const executable = findBrowser();
  let browser: Browser;
  let discord: Sandbox;
  let guild: GuildActor;
  let page: Page;
  let bot: { finishBrewing(): void };
  let problems: string[];

  before(async function () {
    if (!executable) {
      console.log('      no chromium on PATH: the tests of the page are skipped');
      this.skip();
    }
    browser = await startBrowser(executable);
  });

  after(() => browser?.close());

  beforeEach(async () => {
    discord = await startSandbox();
    guild = discord.createGuild({ name: 'Tea house', channels: ['general', 'kitchen'], roles: ['Staff'] });
    guild.member('alice', { roles: ['Staff'] });
    guild.member('bob');
    bot = await startScriptedBot(discord);
    problems = [];
    page = await browser.newPage({ viewport: WIDE, locale: 'en-GB', timezoneId: 'UTC' });
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await actAs('alice');
  });

  afterEach(async () => {
    expect(problems, 'errors in the browser').to.deep.equal([]);
    await page.close();
    await destroyClients();
    await discord.close();
  });

  const actAs = async (name: string) => {
    const { id } = guild.member(name);
    await page.goto('about:blank');
    await page.goto(`${discord.world.origin}/#as=${id}&channel=${guild.channel('general').id}`);
    await page.getByPlaceholder('Message #general').waitFor();
  };
  const composer = () => page.getByRole('combobox', { name: 'Message' });
  const messages = () => page.getByRole('log', { name: 'Messages' });
  const type = async (command: string) => {
    await composer().fill(command);
    await page.getByRole('option', { name: command }).first().waitFor();
    await page.keyboard.press('Enter');
  };

  it('shows servers, channels, members with their roles, and what is written', async () => {
    guild.member('bob').says('Hello <@&1> **there** at <t:1700000000:F>');
    await messages().getByText('there', { exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Tea house' }).waitFor();
    await page.getByRole('navigation', { name: 'Channels' }).getByText('kitchen').waitFor();
    expect(await messages().locator('strong').textContent()).to.equal('there');
    expect(await messages().locator('.text time').textContent()).to.match(/^Tuesday, November 14, 2023/);
    await page.getByRole('button', { name: 'bob' }).first().click();
    await page.getByRole('menu', { name: 'bob' }).waitFor();
  });

  it('writes messages, and hears those of others', async () => {
    await composer().fill('Good morning');
    await page.keyboard.press('Enter');
    await messages().getByText('Good morning').waitFor();
    expect(guild.channel('general').messages.at(-1)?.content).to.equal('Good morning');
    guild.member('bob').says('Morning!', { in: guild.channel('kitchen') });
    await page.getByRole('button', { name: 'kitchen unread' }).click();
    await messages().getByText('Morning!').waitFor();
  });

  it('misses nothing that is said while a channel is loading', async () => {
    guild.member('bob').says('Early');
    await messages().getByText('Early').waitFor();
    await page.route('**/sandbox/messages?*', async (route) => {
      const response = await route.fetch();
      const [early] = await response.json();
      guild.member('bob').says('Too late to be loaded');
      guild.member('bob').says('A sign that it was heard', { in: guild.channel('kitchen') });
      await page.getByRole('button', { name: 'kitchen unread' }).waitFor();
      await route.fulfill({ json: [{ ...early, content: 'Early, and loaded' }] });
    });
    await page.getByRole('button', { name: 'general' }).click();
    await messages().getByText('Early, and loaded').waitFor();
    expect(await messages().getByText('Too late to be loaded').count()).to.equal(1);
  });

  it('shows hostile text as text', async () => {
    guild.member(HOSTILE.slice(0, 32)).says(HOSTILE);
    await messages().getByText(HOSTILE).waitFor();
    expect(await page.title()).not.to.equal('hacked');
    expect(await page.locator('img').count()).to.equal(0);
  });

  it('runs a slash command with suggestions, by keyboard alone', async () => {
    await type('/tea order');
    await page.keyboard.type('ool');
    await page.getByRole('option', { name: 'oolong', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await messages().getByText('oolong').waitFor();
    await messages().getByText('alice used /tea order').waitFor();
    await messages().getByText('Only you can see this').waitFor();
  });

  it('shows commands as those see them whose Discord is in another language, also after a reload', async () => {
    await page.getByLabel('Language').selectOption('nl');
    await page.reload();
    await page.getByPlaceholder('Message #general').waitFor();
    expect(await page.getByLabel('Language').inputValue()).to.equal('nl');
    await composer().fill('/tea'); // found by its name in English, too
    await page.getByRole('option', { name: '/thee bestellen' }).getByText('Bestel een kopje').waitFor();
    await page.keyboard.press('Enter');
    await page.getByLabel('soort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('green').waitFor();
  });

  it('offers optional options, and people to pick', async () => {
    await type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ guest' }).click();
    await page.getByLabel('guest').fill('bo');
    await page.getByRole('option', { name: '@bob' }).click();
    await page.getByRole('button', { name: '+ cups' }).click();
    await page.getByLabel('cups').fill('3');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('green for @bob').waitFor();
    expect(await messages().locator('.field .text').textContent()).to.equal('3');
  });

  it('says which option is missing, and what the bot does not take', async () => {
    await type('/tea order');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Fill in sort.').waitFor();
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ cups' }).click();
    await page.getByLabel('cups').fill('99');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('it must lie between 1 and 9').waitFor();
    await page.getByLabel('cups').fill('3');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('alice used /tea order').waitFor();
    problems = problems.filter((problem) => !problem.includes('400')); // the browser reports the refusal
  });

  it('sends nothing without an option that was typed and is none of what can be picked', async () => {
    await type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ guest' }).click();
    await page.getByLabel('guest').fill('@nobody of that name');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Pick one of the suggestions for guest.').waitFor();
    await page.getByLabel('guest').fill('');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('green for').waitFor();
  });

  it('shows times in the language of the person, also those that stand there already', async () => {
    guild.member('bob').says('<t:1774000000:D>');
    await messages().getByText('March 20, 2026').waitFor();
    await page.getByLabel('Language').selectOption('nl');
    await messages().getByText('20 maart 2026').waitFor();
    await page.reload();
    await messages().getByText('20 maart 2026').waitFor();
  });

  it('keeps what was written when it is refused, however long', async () => {
    const long = 'tea '.repeat(1750);
    await type('/tea order');
    await page.getByLabel('sort').fill(long);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('6000').first().waitFor();
    expect(await page.getByLabel('sort').inputValue()).to.equal(long);
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('green for').waitFor();
    expect(await page.getByLabel('sort').count()).to.equal(0);
    problems = problems.filter((problem) => !problem.includes('400')); // the browser reports the refusals
  });

  it('presses buttons, picks in menus, dismisses', async () => {
    await type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByLabel('With what?').selectOption('Lemon');
    await messages().getByText('With lemon').waitFor();
    await page.getByRole('button', { name: 'Drink' }).click();
    await messages().getByText('Drunk').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).first().click();
    await page.getByRole('button', { name: 'Dismiss message' }).first().click();
    await messages().getByText('No messages yet').waitFor();
  });

  it('keeps an ephemeral answer from others', async () => {
    await type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await messages().getByText('Your tea').waitFor();
    await actAs('bob');
    await messages().getByText('No messages yet').waitFor();
  });

  it('fills in a modal', async () => {
    await type('/feedback');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('dialog', { name: 'Feedback' }).waitFor();
    await page.keyboard.type('Lovely tea');
    await page.getByRole('button', { name: 'Submit' }).click();
    await messages().getByText('Thanks: Lovely tea').waitFor();
    expect(await page.getByRole('dialog').count()).to.equal(0);
  });

  it('shows that the bot is thinking, then its answer', async () => {
    await type('/brew');
    await page.keyboard.press('Enter');
    await messages().getByText('is thinking').waitFor();
    bot.finishBrewing();
    await messages().getByText('Brewed').waitFor();
    expect(await messages().getByText('is thinking').count()).to.equal(0);
  });

  it('says when the bot did not respond', async () => {
    await type('/sleep');
    await page.keyboard.press('Enter');
    await messages().getByText('Sending /sleep').waitFor();
    await discord.clock.advance({ seconds: 4 });
    await messages().getByText('The application did not respond.').waitFor();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await messages().getByText('No messages yet').waitFor();
  });

  it('has the menus of messages and people', async () => {
    guild.member('bob').says('To be or not to be');
    const message = messages().getByRole('article');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Apps: Quote' }).click();
    await messages().locator('blockquote').waitFor();
    await message.first().getByRole('button', { name: 'More about this message' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'React with 🎉' }).click();
    await messages().getByRole('button', { name: '🎉 1' }).click();
    await messages().getByRole('button', { name: '🎉' }).waitFor({ state: 'detached' });
    await page.getByRole('complementary').getByRole('button', { name: 'bob' }).click();
    await page.getByRole('menuitem', { name: 'Apps: Wave' }).click();
    await messages().getByText('@bob waves').waitFor();
  });

  it('changes an own message, and copies the link to it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await composer().fill('Good mornin');
    await page.keyboard.press('Enter');
    const message = messages().getByRole('article');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    await page.getByText('Editing your message').waitFor();
    expect(await composer().inputValue()).to.equal('Good mornin');
    await composer().fill('Good morning');
    await page.keyboard.press('Enter');
    await messages().getByText('Good morning', { exact: true }).waitFor();
    await messages().getByText('(edited)').waitFor();
    const [{ id, content } = { id: '', content: '' }] = guild.channel('general').messages;
    expect(content).to.equal('Good morning');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy message link' }).click();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).to.equal(`https://discord.com/channels/${guild.id}/${guild.channel('general').id}/${id}`);
  });

  it('offers to change nobody else’s message', async () => {
    guild.member('bob').says('Mine');
    await messages().getByRole('article').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Edit message' }).count()).to.equal(0);
  });

  it('keeps the newest message in view, unless somebody has scrolled up to read', async () => {
    const bob = guild.member('bob');
    for (let number = 1; number <= 40; number++) bob.says(`Cup number ${number}`);
    await messages().getByText('Cup number 40').waitFor();
    const belowView = () =>
      messages().evaluate((log) => Math.round(log.scrollHeight - log.scrollTop - log.clientHeight));
    await eventually(async () => (await belowView()) <= 1);
    await type('/tea order'); // its form leaves less room
    await eventually(async () => (await belowView()) <= 1);
    bob.says('Another\n\n\n\ncup');
    await messages().getByText('Another').waitFor();
    await eventually(async () => (await belowView()) <= 1);
    await messages().evaluate(async (log) => {
      const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }));
      log.scrollTop = 0;
      await scrolled;
    });
    bob.says('The last cup');
    await messages().getByText('The last cup').waitFor();
    expect(await messages().evaluate((log) => log.scrollTop)).to.equal(0);
  });

  it('replies to a message', async () => {
    guild.member('bob').says('Tea or coffee?');
    await messages().getByRole('button', { name: 'More about this message' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByText('Replying to bob').waitFor();
    await page.keyboard.type('Tea!');
    await page.keyboard.press('Enter');
    await messages().getByText('↩ bob: Tea or coffee?').waitFor();
  });

  it('talks with the bot in private', async () => {
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('button').click();
    await page.getByRole('combobox', { name: 'Message' }).fill('psst');
    await page.keyboard.press('Enter');
    await messages().getByText('psst').waitFor();
    expect(
      guild
        .member('alice')
        .directMessages()
        .messages.map(({ content }) => content),
    ).to.deep.equal(['psst']);
  });

  it('stays in direct messages, also before there are any, while something changes elsewhere', async () => {
    await page.getByRole('button', { name: 'Direct messages' }).click();
    const bots = page.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'Alphapy' });
    await bots.waitFor();
    discord.createGuild({ name: 'Coffee house' }).member('alice');
    await page.getByRole('button', { name: 'Coffee house' }).waitFor();
    expect(await bots.isVisible()).to.equal(true);
  });

  it('adds the app to an account, whose commands then are in groups and in servers without the bot', async () => {
    const abroad = discord.createGuild({ name: 'Abroad', channels: ['lobby'], bot: null });
    const [alice, bob] = [guild.member('alice'), guild.member('bob')];
    abroad.member('alice');
    discord.createGroupDm(alice, bob);
    await page.getByRole('button', { name: 'Direct messages' }).click();
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name: 'bob' }).click();
    await page.getByPlaceholder('Message @bob').fill('/si');
    const sip = page.getByRole('option', { name: '/sip' });
    await page.getByRole('listbox', { name: 'Commands' }).waitFor();
    expect(await sip.count()).to.equal(0);
    await page.getByRole('combobox', { name: 'Message' }).fill('');
    await channels.getByRole('button', { name: 'Alphapy' }).click();
    await page.getByRole('button', { name: 'Add to my account' }).click();
    await page.getByRole('button', { name: 'Remove from my account' }).waitFor();
    expect(alice.commands({ in: abroad.channel('lobby') }).map(({ name }) => name)).to.deep.equal(['sip']);
    for (const open of [
      () => channels.getByRole('button', { name: 'bob' }).click(),
      () => page.getByRole('button', { name: 'Abroad' }).click(),
    ]) {
      await open();
      await type('/sip');
      await page.keyboard.press('Enter');
      await messages().getByText('Sipped').waitFor();
    }
    expect(abroad.channel('lobby').messages).to.deep.equal([]);
  });

  it('catches up when the local Discord was started again', async () => {
    const { state, origin } = discord.world;
    await destroyClients();
    await discord.close();
    discord = await startSandbox({ state, port: Number(new URL(origin).port) });
    discord.guild('Tea house').member('bob').says('Anybody there?');
    await messages().getByText('Anybody there?').waitFor();
    problems = problems.filter((problem) => !problem.includes('net::ERR_')); // the browser reports the gap
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
