import { expect } from 'chai';
import { Routes } from 'discord.js';
import { SandboxClock } from '../../../src/sandbox/clock.js';
import { addChannel } from '../../../src/sandbox/state/channels.js';
import { postMessage } from '../../../src/sandbox/state/messages.js';
import { type RestSandbox, startRest } from './rest-server.js';

describe('rate limits', () => {
  let discord: RestSandbox;
  let hostClock: SandboxClock;
  beforeEach(async () => {
    hostClock = new SandboxClock(Temporal.Instant.from('2026-11-25T12:00:00Z'), false);
    discord = await startRest({ hostClock, limits: { requestsPerSecond: 50, invalidRequests: 20 } });
  });
  afterEach(() => discord.close());

  const ask = (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bot ${discord.application.token}`, 'content-type': 'application/json' };
    return fetch(`${discord.api}/v10${path}`, { headers, ...init });
  };
  const post = (channelId = discord.channelId) =>
    ask(Routes.channelMessages(channelId), { method: 'POST', body: '{"content":"x"}' });
  const headersOf = (answer: Response, ...names: string[]) =>
    names.map((name) => answer.headers.get(`x-ratelimit-${name}`));
  const statusOf = (answers: Response[]) => answers.map(({ status }) => status);

  it('allow five messages in five seconds in one channel, and say so', async () => {
    const first = await post();
    expect(headersOf(first, 'limit', 'remaining', 'reset-after')).to.deep.equal(['5', '4', '5.000']);
    const more = [await post(), await post(), await post(), await post()];
    expect(headersOf(more.at(-1) ?? first, 'remaining')).to.deep.equal(['0']);

    const refused = await post();
    expect(refused.status).to.equal(429);
    expect(headersOf(refused, 'scope', 'global')).to.deep.equal(['user', null]);
    expect(refused.headers.get('retry-after')).to.equal('5');
    expect(await refused.json()).to.deep.equal({
      message: 'You are being rate limited.',
      retry_after: 5,
      global: false,
    });

    await hostClock.advance({ seconds: 5 });
    expect((await post()).status).to.equal(200);
  });

  it('count each channel by itself, in one bucket', async () => {
    const other = addChannel(discord.world, discord.guild, { name: 'other' });
    for (let i = 0; i < 5; i += 1) await post();
    const elsewhere = await post(other.channel.id);
    expect(headersOf(elsewhere, 'remaining')).to.deep.equal(['4']);
    expect(headersOf(elsewhere, 'bucket')).to.deep.equal(headersOf(await post(), 'bucket'));
  });

  it('allow an application 50 requests a second over all routes', async () => {
    const channels = Array.from({ length: 51 }, (_, i) =>
      addChannel(discord.world, discord.guild, { name: `c${i}` }),
    );
    const answers: Response[] = [];
    for (const { channel } of channels) answers.push(await ask(Routes.channel(channel.id)));
    expect(statusOf(answers.slice(0, 50)).every((status) => status === 200)).to.equal(true);
    const refused = answers.at(-1) ?? expect.fail();
    expect(headersOf(refused, 'scope', 'global')).to.deep.equal(['global', 'true']);
    expect(await refused.json()).to.deep.include({ global: true, retry_after: 1 });
    await hostClock.advance({ seconds: 1 });
    expect((await ask('/users/@me')).status).to.equal(200);
  });

  it('shut the door after too many invalid requests in ten minutes', async () => {
    const wrong = () => ask('/users/@me', { headers: { authorization: 'Bot wrong' } });
    for (let i = 0; i < 20; i += 1) expect((await wrong()).status).to.equal(401);
    expect(discord.world.ledger.invalidRequests).to.equal(20);
    const banned = await ask('/users/@me');
    expect([banned.status, await banned.text()]).to.deep.equal([429, 'error code: 1015']);
    await hostClock.advance({ minutes: 10 });
    expect((await ask('/users/@me')).status).to.equal(200);
  });

  it('are never met by discord.js, which waits by the headers', async () => {
    const real = await startRest({ limits: { requestsPerSecond: 50 } });
    const { world, channel, channelId, alice, rest } = real;
    const { id } = postMessage(world, { channel, author: alice, body: { content: 'x' } });
    let waits = 0;
    rest.on('rateLimited', () => {
      waits += 1;
    });
    const react = (emoji: string) => rest.put(Routes.channelMessageOwnReaction(channelId, id, emoji));
    await Promise.all(['👍', '👎'].map((emoji) => react(encodeURIComponent(emoji))));
    expect([channel.reactions.get(id)?.size, waits, world.ledger.invalidRequests]).to.deep.equal([2, 1, 0]);
    await real.close();
  });
});
