import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { type Child, forkProcess } from '../../../src/core/processes/child.js';
import type { Lane, ToManager } from '../../../src/core/processes/messages.js';
import { RequestDesk, type Requester } from '../../../src/core/processes/request-desk.js';
import { GLOBAL_REQUESTS_PER_SECOND, SlidingWindow } from '../../../src/core/processes/sliding-window.js';
import { until } from '../../support/until.js';
import { assignmentFor } from './fixtures/assignment.js';

const sender = new URL('./fixtures/sender.js', import.meta.url);

describe('four processes that send at once', function () {
  this.timeout(180_000);
  let discord: StrictDiscord;
  let desk: WatchedDesk;
  let children: Child[];

  beforeEach(async () => {
    discord = await StrictDiscord.open();
    desk = new WatchedDesk();
    children = [];
  });

  afterEach(() => {
    for (const child of children) child.kill();
    discord.close();
  });

  it('send 50 a second together, evenly, and never hear 429', async () => {
    await Promise.all(start('user 80', 'user 80', 'user 80', 'user 80'));
    expect(discord.refused).to.be.at.most(desk.ungranted);
    expect(discord.received.length).to.be.at.least(320);
    expect((discord.received.at(-1) ?? 0) - (discord.received.at(0) ?? 0)).to.be.at.least(5_900);
    expect(desk.largestLead).to.be.at.most(1);
  });

  it('let users go before bulk', async () => {
    const bulk = start('bulk 150', 'bulk 150');
    await until(() => discord.received.length >= GLOBAL_REQUESTS_PER_SECOND);
    await Promise.all([...bulk, ...start('user 20', 'user 20')]);
    expect(discord.refused).to.be.at.most(desk.ungranted);
    expect(discord.received.length).to.be.at.least(340);
    expect(desk.bulkBeforeUsers).to.equal(0);
  });

  /** Starts the processes; each resolves when it has sent everything. */
  function start(...names: readonly string[]): Promise<void>[] {
    return names.map((name) => {
      const child = forkProcess(sender);
      children.push(child);
      return send(child, name);
    });
  }

  async function send(child: Child, name: string): Promise<void> {
    const assignment = assignmentFor(name);
    const config = { ...assignment.config, DISCORD_API_URL: discord.url };
    const requester = desk.requester(child);
    const done = new Promise<void>((resolve) => {
      child.onMessage((message) => {
        desk.hear(requester, message);
        if (message.op === 'ready') resolve();
      });
    });
    child.send({ op: 'start', assignment: { ...assignment, config, processes: 4 } });
    await done;
  }
});

interface Watched extends Requester {
  /** How many it waits for. */
  readonly waiting: Record<Lane, number>;
  granted: number;
}

/**
 * The manager's desk, and what is seen at it. When a request arrives says little of when it was its turn: on a slow
 * machine a process sends long after it was allowed to.
 */
class WatchedDesk {
  /** How many were sent without having been granted, as happens when a process does not hear from the manager for a second. */
  ungranted = 0;
  /** By how much one was granted more than another, while all four waited. */
  largestLead = 0;
  /** How often bulk was granted while users went on waiting. */
  bulkBeforeUsers = 0;
  readonly #desk = new RequestDesk(new SlidingWindow(GLOBAL_REQUESTS_PER_SECOND));
  readonly #requesters: Watched[] = [];
  #bulkGranted = false;

  requester(child: Child): Watched {
    const requester: Watched = {
      waiting: { user: 0, bulk: 0 },
      granted: 0,
      send: (message) => {
        if (message.op === 'grant') {
          requester.waiting[message.lane] -= message.count;
          requester.granted += message.count;
          if (message.lane === 'bulk' && message.count > 0) this.#bulkGranted = true;
        }
        child.send(message);
      },
    };
    this.#requesters.push(requester);
    return requester;
  }

  hear(requester: Watched, message: ToManager): void {
    this.#look(); // places are dealt out in one go, so nobody is in the middle of it now
    if (message.op === 'take') requester.waiting[message.lane] += message.count;
    if (message.op === 'leave') {
      requester.waiting[message.lane] -= message.count;
      this.ungranted += message.count;
    }
    this.#desk.hear(requester, message);
  }

  #look(): void {
    const all = this.#requesters;
    if (this.#bulkGranted && all.some(({ waiting }) => waiting.user > 0)) this.bulkBeforeUsers++;
    this.#bulkGranted = false;
    const granted = all.map((one) => one.granted);
    if (all.length === 4 && all.every(({ waiting }) => waiting.user > 0))
      this.largestLead = Math.max(this.largestLead, Math.max(...granted) - Math.min(...granted));
    else for (const one of all) one.granted = 0; // counted anew from when all of them wait
  }
}

/** Takes messages, 50 in any second that it counts, and refuses what is more. */
class StrictDiscord {
  /** When each was taken. */
  readonly received: number[] = [];
  refused = 0;
  #window = { endsAt: 0, used: 0 };

  private constructor(private readonly server: Server) {}

  static async open(): Promise<StrictDiscord> {
    const server = createServer(async (request, response) => {
      await text(request);
      const taken = discord.#take();
      response.writeHead(taken ? 200 : 429, {
        'content-type': 'application/json',
        ...(taken ? {} : { 'retry-after': '1', 'x-ratelimit-global': 'true' }),
      });
      response.end('{}');
    });
    const discord = new StrictDiscord(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return discord;
  }

  get url(): string {
    // A server that listens on TCP has an address of this kind.
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  #take(): boolean {
    const at = performance.now();
    if (at >= this.#window.endsAt) this.#window = { endsAt: at + 1_000, used: 0 };
    if (this.#window.used++ >= GLOBAL_REQUESTS_PER_SECOND) return this.refused++ < 0;
    this.received.push(at);
    return true;
  }
}
