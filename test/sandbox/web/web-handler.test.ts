import { request } from 'node:http';
import { expect } from 'chai';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { GuildActor } from '../../../src/sandbox/actors/guild-actor.js';
import { startSandbox } from '../../../src/sandbox/index.js';
import type { Sandbox } from '../../../src/sandbox/sandbox.js';

interface Response {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

const PAGE = { 'x-sandbox-page': '1' };

describe("the page's server", () => {
  let discord: Sandbox;
  let guild: GuildActor;

  beforeEach(async () => {
    discord = await startSandbox();
    guild = discord.createGuild({ name: 'Tea house', channels: ['general', 'secret'] });
    guild.channel('secret').denies(guild.role('@everyone'), 'ViewChannel');
  });

  afterEach(() => discord.close());

  /** By hand: `fetch` writes some of these headers itself. */
  const ask = (path: string, headers: Record<string, string> = {}, body?: object): Promise<Response> => {
    const { port } = new URL(discord.world.origin);
    return new Promise((resolve, reject) => {
      const asked = request({ port, path, method: body ? 'POST' : 'GET', headers }, async (response) => {
        const text = (await response.toArray()).join('');
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
      asked.on('error', reject).end(body && JSON.stringify(body));
    });
  };
  const idOf = (name: string) => guild.member(name).id;
  const channelId = (name: string) => guild.channel(name).id;

  it('serves the page, in which nothing foreign may run or load', async () => {
    const { status, headers, text } = await ask('/');
    expect(status).to.equal(200);
    expect(text).to.include('<title>Local Discord</title>');
    expect(headers['content-security-policy']).to.match(
      /^default-src 'none'; script-src 'self'; style-src 'self'/,
    );
    expect(headers['content-security-policy']).not.to.match(/unsafe|\*|https?:/);
  });

  for (const path of [
    '/../package.json',
    '/%2e%2e/web-handler.js',
    '/public/index.html',
    '/style',
    '/nothing',
  ]) {
    it(`serves nothing else: ${path}`, async () => expect((await ask(path)).status).to.equal(404));
  }

  for (const host of ['localhost', '127.0.0.1:1', '[::1]:8090']) {
    it(`answers to ${host}`, async () => expect((await ask('/', { host })).status).to.equal(200));
  }

  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:80', '192.168.0.1']) {
    it(`does not answer to ${host}`, async () => expect((await ask('/', { host })).status).to.equal(403));
  }

  it('does nothing for another site', async () => {
    const message = { channel: channelId('general'), content: 'spam', replyTo: null };
    const path = `/sandbox/message?as=${idOf('alice')}`;
    expect((await ask(path, {}, message)).status).to.equal(403);
    expect((await ask(path, { ...PAGE, origin: 'https://evil.example' }, message)).status).to.equal(403);
    expect((await ask('/sandbox/view')).status).to.equal(403);
    expect(guild.channel('general').messages).to.deep.equal([]);
    expect((await ask(path, PAGE, message)).status).to.equal(200);
  });

  it('lets nobody be the bot, or nobody', async () => {
    expect((await ask(`/sandbox/view?as=${discord.applicationId}`, PAGE)).status).to.equal(404);
    expect((await ask('/sandbox/view?as=1', PAGE)).status).to.equal(404);
  });

  it('shows a person only what they may see', async () => {
    const alice = idOf('alice');
    guild.owner.says('the vault is open', { in: guild.channel('secret') });
    const { text } = await ask(`/sandbox/view?as=${alice}`, PAGE);
    expect(text).to.include('general');
    expect(text).not.to.include('secret');
    expect((await ask(`/sandbox/messages?as=${alice}&channel=${channelId('secret')}`, PAGE)).status).to.equal(
      403,
    );
    expect(
      (await ask(`/sandbox/messages?as=${guild.owner.id}&channel=${channelId('secret')}`, PAGE)).text,
    ).to.include('vault');
  });

  it('tells a person only what happens before their eyes', async () => {
    const heard = listen(discord, idOf('alice'));
    await heard.started;
    guild.owner.says('behind closed doors', { in: guild.channel('secret') });
    guild.owner.says('in the open');
    await heard.until('in the open');
    expect(heard.text()).not.to.include('closed doors');
    heard.end();
  });

  it('lets a person change and delete only what they wrote', async () => {
    const { id: message } = guild.owner.says('mine');
    for (const what of ['edit', 'delete']) {
      const body = { channel: channelId('general'), message, content: 'yours' };
      expect((await ask(`/sandbox/${what}?as=${idOf('alice')}`, PAGE, body)).status, what).to.equal(403);
    }
    expect(guild.channel('general').messages.at(-1)?.content).to.equal('mine');
  });

  it('lets who may change what a role may do, as far as they may do it themselves', async () => {
    const { id: barista } = guild.createRole('Barista', ['SendMessages']);
    guild.createRole('Boss', ['ManageRoles', 'SendMessages', 'CreateEvents']);
    guild.updateRole('Boss', { position: 9 });
    const boss = guild.member('boss', { roles: ['Boss'] }).id;
    const look = (who: string) => ask(`/sandbox/role?as=${who}&guild=${guild.id}&role=${barista}`, PAGE);
    const change = (who: string, permissions: string[]) =>
      ask(`/sandbox/role?as=${who}`, PAGE, { guild: guild.id, role: barista, permissions });
    expect((await look(idOf('alice'))).status).to.equal(403);
    expect((await change(idOf('alice'), ['CreateEvents'])).status).to.equal(403);
    const { name, permissions } = JSON.parse((await look(boss)).text);
    expect(name).to.equal('Barista');
    expect(permissions).to.deep.include({ name: 'SendMessages', on: true, mine: true });
    expect(permissions).to.deep.include({ name: 'CreateEvents', on: false, mine: true });
    expect(permissions).to.deep.include({ name: 'BanMembers', on: false, mine: false });
    expect((await change(boss, ['SendMessages', 'BanMembers'])).status).to.equal(403);
    expect((await change(boss, ['SendMessages', 'CreateEvents'])).status).to.be.within(200, 204);
    const both = PermissionFlagsBits.SendMessages | PermissionFlagsBits.CreateEvents;
    expect(guild.role('Barista').permissions).to.equal(String(both));
    const { id: higher } = guild.createRole('Owner of the house');
    guild.updateRole('Owner of the house', { position: 20 });
    const body = { guild: guild.id, role: higher, permissions: [] };
    expect((await ask(`/sandbox/role?as=${boss}`, PAGE, body)).status).to.equal(403);
  });

  it('is open in many tabs at once without a warning', async () => {
    const warnings: string[] = [];
    const hear = ({ message }: Error) => warnings.push(message);
    process.on('warning', hear);
    const tabs = Array.from({ length: 12 }, () => listen(discord, idOf('alice')));
    await Promise.all(tabs.map(({ started }) => started));
    guild.owner.says('to all of you');
    await Promise.all(tabs.map((tab) => tab.until('to all of you')));
    process.off('warning', hear);
    for (const tab of tabs) tab.end();
    expect(warnings).to.deep.equal([]);
  });

  it('refuses what makes no sense, in words', async () => {
    const { status, text } = await ask(`/sandbox/message?as=${idOf('alice')}`, PAGE, { content: 5 });
    expect(status).to.equal(400);
    expect(JSON.parse(text).message).to.match(/channel: This field is required/);
  });
});

/** What a page hears. */
function listen(discord: Sandbox, personId: string) {
  const abort = new AbortController();
  let heard = '';
  const response = fetch(`${discord.world.origin}/sandbox/events?as=${personId}`, { signal: abort.signal });
  const reader = response.then(({ body }) => body?.pipeThrough(new TextDecoderStream()).getReader());
  return {
    started: reader,
    text: () => heard,
    async until(words: string) {
      while (!heard.includes(words)) {
        const { value, done } = (await (await reader)?.read()) ?? { done: true, value: undefined };
        if (done) throw new Error(`the stream ended before "${words}"`);
        heard += value;
      }
    },
    end: () => abort.abort(),
  };
}
