import { expect } from 'chai';
import { DiscordAPIError, HTTPError, REST, Routes } from 'discord.js';
import { until } from '../../support/until.js';
import { openTeaHouse, type TeaHouse } from '../tea-house.js';

/** What undici says, before or after it has read something. */
const CUT_OFF = ['ECONNRESET', 'UND_ERR_SOCKET'];

describe('REST requests that are made to go wrong', () => {
  let house: TeaHouse;
  let rest: REST;

  beforeEach(async () => {
    house = await openTeaHouse();
    rest = client();
  });

  afterEach(() => house.close());

  function client(
    options: { retries?: number; timeout?: number; globalRequestsPerSecond?: number } = {},
  ): REST {
    const { url, token } = house.discord;
    return new REST({ api: url, retries: 0, ...options }).setToken(token);
  }

  const post = (by = rest) => by.post(Routes.channelMessages(house.general.id), { body: { content: 'tea' } });
  const contents = () => house.general.messages.map(({ content }) => content);

  /** How a request ends: ok, a status, or the name of the error. */
  const outcome = (request: Promise<unknown>): Promise<unknown> =>
    request.then(
      () => 'ok',
      (error) => (error instanceof DiscordAPIError || error instanceof HTTPError ? error.status : error.name),
    );

  it('answer 500 or 502 a number of times, and take no effect', async () => {
    const broken = house.discord.faults.rest('error500', { times: 1 });
    expect(await outcome(post())).to.equal(500);
    expect(contents()).to.deep.equal([]);
    expect(await outcome(post())).to.equal('ok');
    expect(broken.hits).to.equal(1);
    house.discord.faults.rest('error502', { times: 1 });
    expect(await outcome(post())).to.equal(502);
  });

  it('concern only the method and the path that are named', async () => {
    house.discord.faults.rest('error500', { method: 'POST', path: /\/messages$/ });
    expect(await outcome(rest.get(Routes.channel(house.general.id)))).to.equal('ok');
    expect(await outcome(post())).to.equal(500);
  });

  it('are the same in each run when they come at random', async () => {
    const run = async () => {
      const fault = house.discord.faults.rest('error500', { probability: 0.5, seed: 7 });
      const outcomes: unknown[] = [];
      for (let sent = 0; sent < 10; sent += 1) {
        outcomes.push(await outcome(rest.get(Routes.channel(house.general.id))));
      }
      fault.end();
      return outcomes;
    };
    const first = await run();
    expect(first).to.include('ok').and.to.include(500);
    expect(await run()).to.deep.equal(first);
  });

  it('answer 429 for the route, for all routes, or for everybody, and are sent again', async () => {
    for (const fault of ['routeLimit', 'globalLimit', 'sharedLimit', 'cloudflareLimit'] as const) {
      const { hits } = await limited(fault);
      expect(hits, fault).to.equal(1);
    }
    expect(contents()).to.have.length(4);
    expect(house.discord.ledger.invalidRequests).to.equal(3); // shared limits do not count
  });

  it('name the limit that was met, by which discord.js keeps the rest of the queue waiting', async () => {
    const { url, token, faults } = house.discord;
    const named: unknown[] = [];
    for (const fault of ['routeLimit', 'sharedLimit', 'globalLimit'] as const) {
      faults.rest(fault, { times: 1, retryAfter: 3 });
      const { headers } = await fetch(`${url}/v10${Routes.channelMessages(house.general.id)}`, {
        method: 'POST',
        headers: { authorization: `Bot ${token}` },
      });
      named.push(
        ['scope', 'limit', 'remaining', 'reset-after', 'global'].map((name) =>
          headers.get(`x-ratelimit-${name}`),
        ),
      );
    }
    expect(named).to.deep.equal([
      ['user', '5', '0', '3', null],
      ['shared', '5', '4', '3', null],
      ['global', null, null, null, 'true'],
    ]);
  });

  async function limited(fault: 'routeLimit' | 'globalLimit' | 'sharedLimit' | 'cloudflareLimit') {
    const active = house.discord.faults.rest(fault, { times: 1, retryAfter: 0.05 });
    expect(await outcome(post(client({ retries: 3 }))), fault).to.equal('ok');
    return active;
  }

  it('hang, before or after they have taken effect', async () => {
    house.discord.faults.rest('hang', { times: 1 });
    expect(await outcome(post(client({ timeout: 100 })))).to.equal('AbortError');
    expect(contents()).to.deep.equal([]);
    house.discord.faults.rest('acceptThenHang', { times: 1 });
    expect(await outcome(post(client({ timeout: 100 })))).to.equal('AbortError');
    expect(contents()).to.deep.equal(['tea']);
  });

  it('are cut off, before or after they have taken effect', async () => {
    house.discord.faults.rest('reset', { times: 1 });
    expect(await post().catch(({ code }) => code)).to.be.oneOf(CUT_OFF);
    expect(contents()).to.deep.equal([]);
    house.discord.faults.rest('acceptThenReset', { times: 1 });
    expect(await post().catch(({ code }) => code)).to.be.oneOf(CUT_OFF);
    expect(contents()).to.deep.equal(['tea']);
  });

  it('answer late, when the message stands there already', async () => {
    house.discord.faults.rest('slow', { times: 1, delay: 0.3 });
    const answered = post();
    await until(() => contents().length > 0);
    expect(await Promise.race([answered, 'not yet'])).to.equal('not yet');
    expect(await outcome(answered)).to.equal('ok');
  });

  it('stop going wrong when all faults are cleared', async () => {
    house.discord.faults.rest('error500');
    house.discord.faults.clear();
    expect(await outcome(post())).to.equal('ok');
  });
});
