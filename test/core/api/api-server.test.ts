import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { container } from '@sapphire/framework';
import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { ApiServer } from '../../../src/core/api/api-server.js';
import { loadPieces } from '../../../src/core/plugins/load-pieces.js';
import { type LogLine, logInto } from '../../support/log.js';
import { PluginFolder } from '../../support/plugin-files.js';

const route = (body: string) => `import { ApiError, readJson, Route } from 'alphapy/backend';
import { refuse } from 'alphapy';
import { z } from 'zod';
export class TestRoute extends Route {
  constructor(context, options) { super(context, { ...options, access: 'public' }); }
  async run(request, response) { ${body} }
}`;

interface Body {
  readonly error?: string;
  readonly incident?: string;
  readonly fields?: readonly { readonly field: string }[];
}

const files = {
  'routes/guilds/[guild].get.js': route(
    'response.json({ guild: request.params.guild, query: request.query });',
  ),
  'routes/guilds/list.get.js': route('response.json({ list: true });'),
  'routes/guilds/[guild]/cakes.get.js': route('response.json({ cakesOf: request.params.guild });'),
  'routes/echo.post.js': route(
    'response.json(await readJson(request, z.strictObject({ name: z.string().max(5) })));',
  ),
  'routes/swallow.post.js': route('response.json({ length: (await request.readBodyText()).length });'),
  'routes/refused.get.js': route(`throw refuse('cake.tooMany', 'Too many cakes.');`),
  'routes/forbidden.get.js': route(`throw new ApiError(403, 'cake.notYours', 'That is not your cake.');`),
  'routes/bug.get.js': route(`throw new Error('relation "secret_table" does not exist');`),
  'routes/silent.get.js': route(''),
  'routes/late-bug.get.js': route(
    `response.writeHead(200); response.write('{'); throw new Error('too late');`,
  ),
};

describe('the API', () => {
  const folder = new PluginFolder();
  const log: LogLine[] = [];
  let server: ApiServer;
  let url: string;

  before(async () => {
    folder.write('cake', files);
    container.stores.clear();
    server = new ApiServer({ host: '127.0.0.1', port: 0 }, logInto(log));
    await loadPieces(`${folder.path}/cake`, ['routes']);
    url = await server.listen();
  });

  after(async () => {
    await server.close();
    folder.remove();
  });

  const get = (path: string, init?: RequestInit) => fetch(`${url}/api/${path}`, init);
  const json = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Body, // that it is one is what is tested
  });

  /** Sends bytes as they are, and reads until the server closes. */
  async function raw(lines: readonly string[], body = ''): Promise<string> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`);
    return text(socket);
  }

  describe('finds the route', () => {
    it('with a fixed part before the one with a variable part', async () => {
      expect(await json(await get('guilds/list'))).to.deep.equal({ status: 200, body: { list: true } });
    });

    it('with a variable part, decoded, and the query', async () => {
      const { body } = await json(await get('guilds/a%20b%2Fc?x=1&x=2'));
      expect(body).to.deep.equal({ guild: 'a b/c', query: { x: '2' } });
    });

    it('below a variable part also where a fixed one leads nowhere', async () => {
      expect((await json(await get('guilds/list/cakes'))).body).to.deep.equal({ cakesOf: 'list' });
    });

    it('of GET for HEAD too', async () => {
      const response = await get('guilds/list', { method: 'HEAD' });
      expect(response.status).to.equal(200);
      expect(await response.text()).to.equal('');
    });

    it('or says that there is none', async () => {
      expect(await json(await get('guilds'))).to.deep.include({ status: 404 });
      expect((await fetch(`${url}/guilds/list`)).status).to.equal(404);
    });

    it('or says which methods there are', async () => {
      const response = await get('guilds/list', { method: 'DELETE' });
      expect(response.status).to.equal(405);
      expect(response.headers.get('allow')).to.equal('GET');
    });

    it('or refuses an address that cannot be decoded', async () => {
      const answer = await raw(['GET /api/guilds/%E0%A4%A HTTP/1.1', 'Host: x']);
      expect(answer).to.include('400 Bad Request').and.include('core.badAddress');
    });
  });

  describe('answers an error', () => {
    it('of the client with its identifier', async () => {
      expect(await json(await get('refused'))).to.deep.equal({
        status: 400,
        body: { error: 'cake.tooMany', message: 'Too many cakes.' },
      });
      expect(await json(await get('forbidden'))).to.deep.include({ status: 403 });
    });

    it('in a body with the fields that are wrong', async () => {
      const post = (body: string) => get('echo', { method: 'POST', body });
      const { status, body } = await json(await post('{"name":"too long","admin":true}'));
      expect(status).to.equal(400);
      expect(body.fields?.map(({ field }) => field)).to.deep.equal(['name', '']);
      expect((await json(await post('{'))).body.error).to.equal('core.notJson');
      expect((await json(await post('{"name":"ok"}'))).body).to.deep.equal({ name: 'ok' });
    });

    it('of ours with an incident id and nothing of what happened', async () => {
      const { status, body } = await json(await get('bug'));
      expect(status).to.equal(500);
      expect(JSON.stringify(body)).not.to.include('secret_table');
      const logged = log.filter((line) => line['incident'] === body.incident);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.deep.include({ method: 'GET', address: 'api/bug' });
    });

    it('of ours also where a route forgets to answer', async () => {
      expect((await json(await get('silent'))).status).to.equal(500);
      expect(log.at(-1)?.msg).to.include('the route ended without an answer');
    });

    it('that comes after the beginning of an answer by breaking it off', async () => {
      const outcome = await get('late-bug')
        .then((response) => response.text())
        .catch(() => 'broken off');
      expect(outcome).to.equal('broken off');
    });
  });

  describe('limits a body', () => {
    const limit = 64 * 1024;

    it('by the length that it declares', async () => {
      const answer = await raw(['POST /api/swallow HTTP/1.1', 'Host: x', `Content-Length: ${limit + 1}`]);
      expect(answer).to.include('413 Payload Too Large');
    });

    it('by the bytes that come, whatever it declares', async () => {
      const chunk = 'x'.repeat(16 * 1024);
      const chunks = Array.from({ length: 5 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
      const answer = await raw(
        ['POST /api/swallow HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked'],
        `${chunks}0\r\n\r\n`,
      );
      expect(answer).to.include('413 Payload Too Large').and.include('core.tooLarge');
    });

    it('and takes one that is exactly as large as allowed, chunked or not', async () => {
      const body = 'x'.repeat(limit);
      const whole = await get('swallow', { method: 'POST', body });
      expect(await whole.json()).to.deep.equal({ length: limit });
      const stream = new Blob([body]).stream();
      const chunked = await get('swallow', { method: 'POST', body: stream, duplex: 'half' });
      expect(await chunked.json()).to.deep.equal({ length: limit });
    });

    it('to nothing where none is expected', async () => {
      for (const header of ['Transfer-Encoding: chunked', 'Content-Length: 5']) {
        const answer = await raw(
          ['GET /api/guilds/list HTTP/1.1', 'Host: x', header],
          '5\r\nhello\r\n0\r\n\r\n',
        );
        expect(answer).to.include('400 Bad Request');
      }
    });

    it('and logs nothing when a client goes away in the middle of one', async () => {
      const { hostname, port } = new URL(url);
      const before = log.length;
      const socket = connect(Number(port), hostname);
      socket.write('POST /api/swallow HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf');
      await new Promise((resolve) => setTimeout(resolve, 50));
      socket.destroy();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(log.slice(before)).to.deep.equal([]);
    });
  });

  describe('gives no door away', () => {
    it('and invites no other origin', async () => {
      const response = await get('guilds/list', { headers: { Origin: 'https://evil.example' } });
      const cors = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
      expect(cors).to.deep.equal([]);
      expect(response.headers.get('x-content-type-options')).to.equal('nosniff');
      expect(response.headers.get('cache-control')).to.equal('no-store');
    });

    it('and reads no cookie, however it is made', async () => {
      for (const cookie of ['SAPPHIRE_AUTH=abc', 'SAPPHIRE_AUTH=abc.def', 'SAPPHIRE_AUTH=%E0', '=;;=']) {
        const response = await get('guilds/list', { headers: { Cookie: cookie } });
        expect(response.status).to.equal(200);
        expect(response.headers.get('set-cookie')).to.equal(null);
      }
    });

    for (const host of ['127.0.0.1', '[::1]:80', 'localhost', 'bot.example', '10.0.0.1:8080']) {
      it(`and answers whoever calls it ${host}, as health checks do`, async () => {
        const answer = await raw(['GET /api/guilds/list HTTP/1.1', `Host: ${host}`]);
        expect(answer).to.include('200 OK');
      });
    }
  });

  it('takes at most 50 requests a second from one address', async () => {
    const ask = (address: string) =>
      `GET /api/guilds/list HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: spoofed, ${address}\r\n\r\n`;
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.end(ask('203.0.113.9').repeat(120) + ask('203.0.113.10')); // in one piece, so within a moment
    const answers = (await text(socket)).split('HTTP/1.1 ').slice(1);
    const refused = answers.filter((answer) => answer.startsWith('429'));
    expect(refused).not.to.have.length(0);
    expect(refused[0]).to.include('Retry-After: 1');
    expect(answers.at(-1)).to.match(/^200/);
  });

  describe('closes', () => {
    const question = 'GET /api/guilds/list HTTP/1.1\r\nHost: x\r\n\r\n';

    /** An API of its own, and a client that has asked it once. */
    async function askedOnce() {
      container.stores.clear();
      const closing = new ApiServer({ host: '127.0.0.1', port: 0 }, logInto([]));
      await loadPieces(`${folder.path}/cake`, ['routes']);
      const { hostname, port } = new URL(await closing.listen());
      const socket = connect(Number(port), hostname);
      socket.write(question);
      const [answer] = await once(socket, 'data');
      expect(`${answer}`).to.include('200 OK').and.include('Connection: keep-alive');
      return { closing, socket };
    }

    it('with a last answer to whoever asks meanwhile by a connection that is open', async () => {
      const { closing, socket } = await askedOnce();
      const closed = closing.close();
      socket.write(question);
      expect(await text(socket))
        .to.include('200 OK')
        .and.include('Connection: close');
      await closed;
    });

    it('without waiting longer for a connection that is idle than its client was told', async () => {
      const { closing, socket } = await askedOnce();
      await closing.close();
      expect(await text(socket)).to.equal('');
    });
  });

  it('says what to do when its port is taken', async () => {
    const { port } = new URL(url);
    container.stores.clear();
    const log: LogLine[] = [];
    const second = new ApiServer({ host: '127.0.0.1', port: Number(port) }, logInto(log));
    const error = await second.listen().catch((thrown) => thrown);
    expect(error.message).to.equal(`The API cannot listen on 127.0.0.1, port ${port}`);
    expect(error.details.why).to.equal('Another program listens there already.');
    expect(log).to.deep.equal([]);
  });
});
