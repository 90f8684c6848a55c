import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect } from 'chai';
import { type Child, forkProcess } from '../../../src/core/processes/child.js';
import { RequestDesk } from '../../../src/core/processes/request-desk.js';
import { GLOBAL_REQUESTS_PER_SECOND, SlidingWindow } from '../../../src/core/processes/sliding-window.js';
import { assignmentFor } from './fixtures/assignment.js';

const sender = new URL('./fixtures/sender.js', import.meta.url);

describe('four processes that send at once', function () {
  this.timeout(180_000);
  let discord: StrictDiscord;
  let desk: RequestDesk;
  let children: Child[];

  beforeEach(async () => {
    discord = await StrictDiscord.open();
    desk = new RequestDesk(new SlidingWindow(GLOBAL_REQUESTS_PER_SECOND));
    children = [];
  });

  afterEach(() => {
    for (const child of children) child.kill();
    discord.close();
  });

  it('send 50 a second together, evenly, and never hear 429', async () => {
    await run(['user 80', 'user 80', 'user 80', 'user 80']);
    expect(discord.refused).to.equal(0);
    expect(discord.received).to.have.length(320);
    const [first, last] = [discord.received.at(0), discord.received.at(-1)];
    expect((last?.at ?? 0) - (first?.at ?? 0)).to.be.at.least(5_900);

    const shares = sharesWhileAllSend(discord.received);
    expect(Math.max(...shares) - Math.min(...shares)).to.be.at.most(15);
  });

  it('let users go before bulk', async () => {
    await run(['bulk 150', 'bulk 150', 'user 20', 'user 20']);
    expect(discord.refused).to.equal(0);
    const lastUser = discord.received.findLastIndex(({ lane }) => lane === 'user');
    expect(lastUser).to.be.below(200);
  });

  /** Starts the processes; resolves when each has sent everything. */
  async function run(names: readonly string[]): Promise<void> {
    children = names.map(() => forkProcess(sender));
    await Promise.all(children.map((child, i) => send(child, names[i] ?? '', names.length)));
  }

  async function send(child: Child, name: string, processes: number): Promise<void> {
    const assignment = assignmentFor(name);
    const config = { ...assignment.config, DISCORD_API_URL: discord.url };
    const done = new Promise<void>((resolve) => {
      child.onMessage((message) => {
        desk.hear(child, message);
        if (message.op === 'ready') resolve();
      });
    });
    child.send({ op: 'start', assignment: { ...assignment, config, processes } });
    await done;
  }
});

interface Received {
  readonly at: number;
  readonly process: number;
  readonly lane: string;
}

/** How many requests each process sent between the last one's start and the first one's end. */
function sharesWhileAllSend(received: readonly Received[]): number[] {
  const processes = [...new Set(received.map(({ process }) => process))];
  const by = (pid: number) => (one: Received) => one.process === pid;
  const start = Math.max(...processes.map((pid) => received.findIndex(by(pid))));
  const end = Math.min(...processes.map((pid) => received.findLastIndex(by(pid))));
  return processes.map((pid) => received.slice(start, end).filter(by(pid)).length);
}

/** Takes messages, 50 in any second that it counts, and refuses what is more. */
class StrictDiscord {
  readonly received: Received[] = [];
  refused = 0;
  #window = { endsAt: 0, used: 0 };

  private constructor(private readonly server: Server) {}

  static async open(): Promise<StrictDiscord> {
    const server = createServer(async (request, response) => {
      // What the fixture sends.
      const { content } = (await json(request)) as { content: string };
      const taken = discord.#take(content);
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

  #take(content: string): boolean {
    const at = performance.now();
    if (at >= this.#window.endsAt) this.#window = { endsAt: at + 1_000, used: 0 };
    if (this.#window.used++ >= GLOBAL_REQUESTS_PER_SECOND) return this.refused++ < 0;
    const [process, lane = ''] = content.split(' ');
    this.received.push({ at, process: Number(process), lane });
    return true;
  }
}
