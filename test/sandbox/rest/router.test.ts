import { expect } from 'chai';
import { REST, Routes } from 'discord.js';
import { startRest } from './rest-server.js';

describe('the HTTP API', () => {
  let discord: Awaited<ReturnType<typeof startRest>>;
  before(async () => {
    discord = await startRest();
  });
  after(() => discord.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bot ${discord.application.token}`, ...init.headers };
    const answer = await fetch(`${discord.api}${path}`, { ...init, headers });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  };

  it('answers 404 to a route that it does not model, and remembers it', async () => {
    expect(await ask('/v10/guilds/1/soundboard-sounds')).to.deep.equal({
      status: 404,
      body: { message: '404: Not Found', code: 0 },
    });
    await ask('/v10/users/@me', { method: 'PUT' });
    expect(discord.world.ledger.unknownRoutes).to.deep.equal([
      'GET /api/v10/guilds/1/soundboard-sounds',
      'PUT /api/v10/users/@me',
    ]);
  });

  it('answers 401 without a token and with a wrong one', async () => {
    const unauthorized = { status: 401, body: { message: '401: Unauthorized', code: 0 } };
    const [id] = discord.application.token.split('.');
    for (const authorization of ['', discord.application.token, 'Bot nonsense', `Bot ${id}.x.y`]) {
      expect(await ask('/v10/users/@me', { headers: { authorization } })).to.deep.equal(unauthorized);
    }
    expect((await ask('/v10/users/@me')).status).to.equal(200);
  });

  it('answers to a path without a version as to v10, and to no other version', async () => {
    expect((await ask('/users/@me')).status).to.equal(200);
    expect((await ask('/v9/users/@me')).status).to.equal(404);
  });

  it('names the part of a path that is no id', async () => {
    const { status, body } = await ask('/v10/channels/general/messages');
    expect(status).to.equal(400);
    expect(body.errors.channel_id._errors[0].code).to.equal('NUMBER_TYPE_COERCE');
  });

  it('answers 50109 to what is no JSON', async () => {
    const path = `/v10${Routes.channelMessages(discord.channelId)}`;
    expect((await ask(path, { method: 'POST', body: '{' })).body.code).to.equal(50109);
  });

  it('takes a form’s fields as the body when it has no payload_json', async () => {
    const form = new FormData();
    form.set('content', 'from a form');
    const { body } = await ask(`/v10${Routes.channelMessages(discord.channelId)}`, {
      method: 'POST',
      body: form,
    });
    expect(body.content).to.equal('from a form');
  });

  it('answers 50046 to a broken form', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const path = `/v10${Routes.channelMessages(discord.channelId)}`;
    expect((await ask(path, { method: 'POST', body: 'no form', headers })).body.code).to.equal(50046);
  });

  it('says where the gateway is and how many sessions may start', async () => {
    const url = `${discord.world.origin.replace('http', 'ws')}/gateway`;
    expect((await ask('/v10/gateway')).body).to.deep.equal({ url });
    expect((await ask('/v10/gateway/bot')).body).to.deep.equal({
      url,
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    });
  });

  it('writes each request into the ledger', async () => {
    const rest = new REST({ api: discord.api, version: '10' }).setToken(discord.application.token);
    const body = { content: 'x', nonce: 42 };
    const path = Routes.channelMessages(discord.channelId);
    const { id } = (await rest.post(path, { body })) as { id: string };
    expect(discord.world.ledger.entries.at(-1)).to.deep.include({
      method: 'POST',
      path: `/api/v10${path}`,
      route: 'channels/[channelId]/messages',
      applicationId: discord.application.id,
      status: 200,
      nonce: '42',
      messageIds: [id],
    });
  });

  it('can be spoiled from outside, before and after a request has taken effect', async () => {
    const spoiled = await startRest({
      async intercept(request, proceed) {
        const answer = await proceed();
        return request.method === 'POST' ? { ...answer, status: 500, body: 'oops' } : answer;
      },
    });
    const path = Routes.channelMessages(spoiled.channelId);
    const error = await spoiled.rest.post(path, { body: { content: 'x' } }).catch((reason) => reason);
    expect(error).to.have.property('status', 500);
    expect(await spoiled.rest.get(path)).to.have.length(1);
    await spoiled.close();
  });
});
