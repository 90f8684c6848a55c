import { expect } from 'chai';
import type { Browser, Locator, Page } from 'playwright-core';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';
import { destroyClients } from '../clients.js';
import { findBrowser, startBrowser } from './browser.js';
import { startScriptedBot } from './scripted-bot.js';

const WIDE = { width: 1280, height: 800 };

/**
 * The sandbox's page as alice sees it in a browser: for each test a new local Discord, with a server and a bot in it. The
 * page keeps nothing in the browser, so all tests share one tab, which halves what a test costs.
 */
export class PageInBrowser {
  discord!: Sandbox;
  guild!: GuildActor;
  page!: Page;
  bot!: { finishBrewing(): void };
  #browser: Browser | undefined;
  #problems: string[] = [];

  async start(executable: string): Promise<void> {
    this.#browser = await startBrowser(executable);
    this.page = await this.#browser.newPage({ viewport: WIDE, locale: 'en-US', timezoneId: 'UTC' });
    this.page.setDefaultTimeout(10_000);
    this.page.on('pageerror', (error) => this.#problems.push(error.message));
    this.page.on('console', (message) => message.type() === 'error' && this.#problems.push(message.text()));
  }

  async open(): Promise<void> {
    this.discord = await startSandbox();
    this.guild = this.discord.createGuild({
      name: 'Tea house',
      channels: ['general', 'kitchen'],
      roles: ['Staff'],
    });
    this.guild.member('alice', { roles: ['Staff'] });
    this.guild.member('bob');
    this.bot = await startScriptedBot(this.discord);
    this.#problems = [];
    await this.page.setViewportSize(WIDE);
    await this.actAs('alice');
  }

  async actAs(name: string): Promise<void> {
    const { id } = this.guild.member(name);
    const { origin } = this.discord.world;
    await this.page.goto('about:blank');
    await this.page.goto(`${origin}/#as=${id}&channel=${this.guild.channel('general').id}`);
    await this.page.getByPlaceholder('Message #general').waitFor();
  }

  get composer(): Locator {
    return this.page.getByRole('combobox', { name: 'Message' });
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: 'Messages' });
  }

  async type(command: string): Promise<void> {
    await this.composer.fill(command);
    await this.page.getByRole('option', { name: command }).first().waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** The local Discord ends, and one with the same state starts in its place. */
  async restartDiscord(): Promise<void> {
    const { state, origin } = this.discord.world;
    await destroyClients();
    await this.discord.close();
    this.discord = await startSandbox({ state, port: Number(new URL(origin).port) });
  }

  /** The browser itself reports each request that was refused or broken off, also one that the page deals with. */
  forgive(problem: string): void {
    this.#problems = this.#problems.filter((text) => !text.includes(problem));
  }

  async close(): Promise<void> {
    const problems = this.#problems; // what leaving the page breaks off is none of them
    this.#problems = [];
    await this.page.unrouteAll();
    await this.page.goto('about:blank');
    await this.page.context().clearPermissions();
    await destroyClients();
    await this.discord.close();
    expect(problems, 'errors in the browser').to.deep.equal([]);
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
  }
}

/** Opens the page for the tests of the `describe` in which this is called, which are skipped where there is no browser. */
export function pageInBrowser(): PageInBrowser {
  const open = new PageInBrowser();
  before(async function () {
    const executable = findBrowser();
    if (!executable) {
      console.log('      no chromium on PATH: the tests of the page are skipped');
      return this.skip();
    }
    await open.start(executable);
  });
  beforeEach(() => open.open());
  afterEach(() => open.close());
  after(() => open.stop());
  return open;
}
