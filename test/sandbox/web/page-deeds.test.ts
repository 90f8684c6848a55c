import { expect } from 'chai';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Page } from 'playwright-core';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { pageInBrowser } from './page-in-browser.js';

describe("the sandbox's page, to act on,", function () {
  this.timeout(180_000);
  const open = pageInBrowser();
  let discord: Sandbox;
  let guild: GuildActor;
  let page: Page;

  beforeEach(() => {
    ({ discord, guild, page } = open);
  });

  it('writes messages, and hears those of others', async () => {
    await open.composer.fill('Good morning');
    await page.keyboard.press('Enter');
    await open.messages.getByText('Good morning').waitFor();
    expect(guild.channel('general').messages.at(-1)?.content).to.equal('Good morning');
    guild.member('bob').says('Morning!', { in: guild.channel('kitchen') });
    await page.getByRole('button', { name: 'kitchen unread' }).click();
    await open.messages.getByText('Morning!').waitFor();
  });

  it('runs a slash command with suggestions, by keyboard alone', async () => {
    await open.type('/tea order');
    await page.keyboard.type('ool');
    await page.getByRole('option', { name: 'oolong', selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await open.messages.getByText('oolong').waitFor();
    await open.messages.getByText('alice used /tea order').waitFor();
    await open.messages.getByText('Only you can see this').waitFor();
  });

  it('offers optional options, and people to pick', async () => {
    await open.type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ guest' }).click();
    await page.getByLabel('guest').fill('bo');
    await page.getByRole('option', { name: '@bob' }).click();
    await page.getByRole('button', { name: '+ cups' }).click();
    await page.getByLabel('cups').fill('3');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('green for @bob').waitFor();
    expect(await open.messages.locator('.field .text').textContent()).to.equal('3');
  });

  it('says which option is missing, and what the bot does not take', async () => {
    await open.type('/tea order');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Fill in sort.').waitFor();
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ cups' }).click();
    await page.getByLabel('cups').fill('99');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('it must lie between 1 and 9').waitFor();
    await page.getByLabel('cups').fill('3');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('alice used /tea order').waitFor();
    open.forgive('400');
  });

  it('sends nothing without an option that was typed and is none of what can be picked', async () => {
    await open.type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: '+ guest' }).click();
    await page.getByLabel('guest').fill('@nobody of that name');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Pick one of the suggestions for guest.').waitFor();
    await page.getByLabel('guest').fill('');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('green for').waitFor();
  });

  it('keeps what was written when it is refused, however long', async () => {
    const long = 'tea '.repeat(1750);
    await open.type('/tea order');
    await page.getByLabel('sort').fill(long);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('6000').first().waitFor();
    expect(await page.getByLabel('sort').inputValue()).to.equal(long);
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await open.messages.getByText('green for').waitFor();
    expect(await page.getByLabel('sort').count()).to.equal(0);
    open.forgive('400');
  });

  it('presses buttons, picks in menus, dismisses', async () => {
    await open.type('/tea order');
    await page.getByLabel('sort').fill('green');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByLabel('With what?').selectOption('Lemon');
    await open.messages.getByText('With lemon').waitFor();
    await page.getByRole('button', { name: 'Drink' }).click();
    await open.messages.getByText('Drunk').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).first().click();
    await page.getByRole('button', { name: 'Dismiss message' }).first().click();
    await open.messages.getByText('No messages yet').waitFor();
  });

  it('fills in a modal', async () => {
    await open.type('/feedback');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('dialog', { name: 'Feedback' }).waitFor();
    await page.keyboard.type('Lovely tea');
    await page.getByRole('button', { name: 'Submit' }).click();
    await open.messages.getByText('Thanks: Lovely tea').waitFor();
    expect(await page.getByRole('dialog').count()).to.equal(0);
  });

  it('has the menus of messages and people', async () => {
    guild.member('bob').says('To be or not to be');
    const message = open.messages.getByRole('article');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Apps: Quote' }).click();
    await open.messages.locator('blockquote').waitFor();
    await message.first().getByRole('button', { name: 'More about this message' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'React with 🎉' }).click();
    await open.messages.getByRole('button', { name: '🎉 1' }).click();
    await open.messages.getByRole('button', { name: '🎉' }).waitFor({ state: 'detached' });
    await page.getByRole('complementary').getByRole('button', { name: 'bob' }).click();
    await page.getByRole('menuitem', { name: 'Apps: Wave' }).click();
    await open.messages.getByText('@bob waves').waitFor();
  });

  it('lets the owner give the bot a permission, and others not', async () => {
    guild.updateRole('Alphapy', { permissions: ['ViewChannel', 'SendMessages'] });
    await page.getByRole('complementary').getByRole('button', { name: 'Alphapy' }).click();
    await page.getByRole('menuitem', { name: 'Copy user ID' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Permissions of' }).count()).to.equal(0);
    await open.actAs(guild.owner.name);
    await page.getByRole('complementary').getByRole('button', { name: 'Alphapy' }).click();
    await page.getByRole('menuitem', { name: 'Permissions of Alphapy' }).click();
    const form = page.getByRole('dialog', { name: 'Permissions of Alphapy' });
    expect(await form.getByLabel('Send Messages', { exact: true }).isChecked()).to.equal(true);
    await form.getByLabel('Create Events').check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const wanted = ['ViewChannel', 'SendMessages', 'CreateEvents'] as const;
    const bits = wanted.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);
    expect(guild.role('Alphapy').permissions).to.equal(String(bits));
  });

  it('changes an own message, and copies the link to it', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open.composer.fill('Good mornin');
    await page.keyboard.press('Enter');
    const message = open.messages.getByRole('article');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    await page.getByText('Editing your message').waitFor();
    expect(await open.composer.inputValue()).to.equal('Good mornin');
    await open.composer.fill('Good morning');
    await page.keyboard.press('Enter');
    await open.messages.getByText('Good morning', { exact: true }).waitFor();
    await open.messages.getByText('(edited)').waitFor();
    const [{ id, content } = { id: '', content: '' }] = guild.channel('general').messages;
    expect(content).to.equal('Good morning');
    await message.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Copy message link' }).click();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(copied).to.equal(`https://discord.com/channels/${guild.id}/${guild.channel('general').id}/${id}`);
  });

  it('offers to change nobody else’s message', async () => {
    guild.member('bob').says('Mine');
    await open.messages.getByRole('article').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Reply' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Edit message' }).count()).to.equal(0);
  });

  it('replies to a message', async () => {
    guild.member('bob').says('Tea or coffee?');
    await open.messages.getByRole('button', { name: 'More about this message' }).click();
    await page.getByRole('menuitem', { name: 'Reply' }).click();
    await page.getByText('Replying to bob').waitFor();
    await page.keyboard.type('Tea!');
    await page.keyboard.press('Enter');
    await open.messages.getByText('↩ bob: Tea or coffee?').waitFor();
  });

  it('talks with the bot in private', async () => {
    await page.getByRole('button', { name: 'Direct messages' }).click();
    await page.getByRole('navigation', { name: 'Channels' }).getByRole('button').click();
    await page.getByRole('combobox', { name: 'Message' }).fill('psst');
    await page.keyboard.press('Enter');
    await open.messages.getByText('psst').waitFor();
    expect(
      guild
        .member('alice')
        .directMessages()
        .messages.map(({ content }) => content),
    ).to.deep.equal(['psst']);
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
    for (const go of [
      () => channels.getByRole('button', { name: 'bob' }).click(),
      () => page.getByRole('button', { name: 'Abroad' }).click(),
    ]) {
      await go();
      await open.type('/sip');
      await page.keyboard.press('Enter');
      await open.messages.getByText('Sipped').waitFor();
    }
    expect(abroad.channel('lobby').messages).to.deep.equal([]);
  });
});
