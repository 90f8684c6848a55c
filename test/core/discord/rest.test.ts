import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { REST } from 'discord.js';
import { inLane } from '../../../src/core/discord/lane.js';
import { BusyError, type RequestSlots } from '../../../src/core/discord/request-slots.js';
import { createRest } from '../../../src/core/discord/rest.js';
import { createSockets } from '../../../src/core/discord/sockets.js';
import { watchRest } from '../../../src/core/discord/watch-rest.js';
import type { Lane } from '../../../src/core/processes/messages.js';
import { RecordingLogger } from '../../support/recording-logger.js';

describe('requests to Discord', () => {
  let server: Server;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let slots: CountingSlots;
  let rest: REST;

  beforeEach(async () => {
    answer = (_, response) => response.end('{}');
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    // A server that listens on TCP has an address of this kind.
    const { port } = server.address() as AddressInfo;
    slots = new CountingSlots();
    rest = createRest(`http://127.0.0.1:${port}/api`, 'a.b.c', slots);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('go to version 10 of the API and take a slot each', async () => {
    const paths: unknown[] = [];
    answer = (request, response) => {
      paths.push(request.url);
      response.end('{}');
    };
    await rest.get('/users/@me');
    expect(paths).to.deep.equal(['/api/v10/users/@me']);
    expect(slots.taken).to.deep.equal(['user']);
  });

  it('give their slot back with the answer, and also without one', async () => {
    await rest.get('/users/@me');
    expect(slots.returned).to.equal(1);
    answer = (request) => void request.socket.destroy();
    const outcome = await rest.get('/users/@me').catch(() => 'no answer');
    expect(outcome).to.equal('no answer');
    expect(slots.returned).to.equal(slots.taken.length);
  });

  it('take their slot in the lane of the work that sends them', async () => {
    await inLane('bulk', () => rest.get('/users/@me'));
    expect(slots.taken).to.deep.equal(['bulk']);
  });

  it('need no slot when they answer an interaction or use a webhook token', async () => {
    await rest.post('/interactions/81384788765712384/some-token/callback', { auth: false });
    await rest.post('/webhooks/81384788765712384/some-token', { auth: false });
    await rest.patch('/webhooks/81384788765712384/some-token/messages/@original', { auth: false });
    expect(slots.taken).to.deep.equal([]);
  });

  it('need a slot for a webhook without its token', async () => {
    await rest.get('/webhooks/81384788765712384');
    await rest.get('/channels/81384788765712384/webhooks');
    expect(slots.taken).to.deep.equal(['user', 'user']);
  });

  it('pause the whole bot when Discord says so, and only then', async () => {
    let first = true;
    answer = (request, response) => {
      if (first) {
        const global = request.url?.includes('/gateway') ? { 'x-ratelimit-global': 'true' } : {};
        response.writeHead(429, { 'retry-after': '0.2', 'content-type': 'application/json', ...global });
        first = false;
      }
      response.end('{}');
    };
    await rest.get('/gateway');
    expect(slots.pauses).to.deep.equal([200]);
    first = true;
    await rest.get('/users/@me');
    expect(slots.pauses).to.deep.equal([200]);
  });

  it('share a bounded number of connections', async () => {
    const connections = new Set<unknown>();
    answer = (request, response) => {
      connections.add(request.socket);
      setTimeout(() => response.end('{}'), 20);
    };
    await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        rest.post(`/interactions/${i + 1}/token/callback`, { auth: false }),
      ),
    );
    expect(connections.size).to.be.within(2, 64);
  });

  it('are turned away when a thousand answers to interactions wait already', async () => {
    answer = () => undefined;
    const reply = (i: number) => rest.post(`/interactions/${i + 1}/token/callback`, { auth: false });
    const waiting = Array.from({ length: 1_000 }, (_, i) => reply(i).catch(() => 'cut off'));
    const error = await reply(1_000).catch((problem) => problem);
    expect(error).to.be.instanceOf(BusyError);
    server.closeAllConnections();
    server.close();
    rest.options.agent?.destroy();
    await Promise.all(waiting);
  });

  it('that are refused are counted aloud, and a refused token is told of', async () => {
    const logger = new RecordingLogger();
    let unauthorized = 0;
    watchRest(rest, logger, () => unauthorized++);
    answer = (_, response) => response.writeHead(403, { 'content-type': 'application/json' }).end('{}');
    for (let i = 0; i < 100; i++) await rest.get('/users/@me').catch(() => undefined);
    expect(logger.lines).to.have.length(1);
    expect(logger.lines[0]).to.contain('error: Discord refused 100 requests');
    answer = (_, response) => response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
    await rest.get('/users/@me').catch(() => undefined);
    expect(unauthorized).to.equal(1);
  });

  it('travel in the undici that the library itself loads', () => {
    const ours = createRequire(import.meta.url);
    const library = createRequire(createRequire(ours.resolve('discord.js')).resolve('@discordjs/rest'));
    const { Agent } = library('undici');
    expect(createSockets()).to.be.instanceOf(Agent);
  });
});

class CountingSlots implements RequestSlots {
  readonly taken: Lane[] = [];
  readonly pauses: number[] = [];
  returned = 0;

  async take(lane: Lane): Promise<Disposable> {
    this.taken.push(lane);
    return { [Symbol.dispose]: () => this.returned++ };
  }

  pauseAll(milliseconds: number): void {
    this.pauses.push(milliseconds);
  }
}
