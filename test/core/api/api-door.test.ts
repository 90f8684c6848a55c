import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { container } from '@sapphire/framework';
import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { ApiServer } from '../../../src/core/api/api-server.js';
import { loadPieces } from '../../../src/core/plugins/load-pieces.js';
import { type LogLine, logInto } from '../../support/log.js';
import { PluginFolder } from '../../support/plugin-files.js';

const token = 'correct-horse-battery-staple-0123456789';

const files = {
  'routes/cakes.get.js': `import { Route } from 'alphapy/backend';
    export class Cakes extends Route { run(request, response) { response.json({ cakes: 3 }); } }`,
  'routes/cakes.post.js': `import { Route } from 'alphapy/backend';
    export class AddCake extends Route { async run(request, response) { response.json(await request.readBodyJson()); } }`,
  'routes/open.get.js': `import { Route } from 'alphapy/backend';
    export class Open extends Route {
      constructor(context, options) { super(context, { ...options, access: 'public' }); }
      run(request, response) { response.json({ open: true }); }
    }`,
};

describe('the door of the API', () => {
  const folder = new PluginFolder();
  const log: LogLine[] = [];
  let server: ApiServer;
  let url: string;

  async function start(apiToken: string | undefined): Promise<void> {
    container.stores.clear();
    server = new ApiServer({ host: '127.0.0.1', port: 0, token: apiToken }, logInto(log));
    await loadPieces(`${folder.path}/cake`, ['routes']);
    url = await server.listen();
  }

  before(() => folder.write('cake', files));
  after(() => folder.remove());
  afterEach(() => server.close());

  const ask = (path: string, authorization?: string, init: RequestInit = {}) =>
    fetch(`${url}/api/${path}`, {
      ...init,
      headers: authorization === undefined ? {} : { Authorization: authorization },
    });
  const outcome = async (response: Response) => {
    const { error } = (await response.json()) as { error?: string }; // that it is one is what is tested
    return [response.status, error];
  };

  it('opens for the token, also where the scheme is written otherwise', async () => {
    await start(token);
    for (const authorization of [`Bearer ${token}`, `bearer   ${token}`]) {
      expect((await ask('cakes', authorization)).status).to.equal(200);
    }
  });

  it('stays closed for everything else', async () => {
    await start(token);
    const wrong = [
      undefined,
      '',
      'Bearer',
      'Bearer ',
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token} ${token}`,
      `Basic ${token}`,
      token,
    ];
    for (const authorization of wrong) {
      const response = await ask('cakes', authorization);
      expect(response.headers.get('www-authenticate')).to.equal('Bearer realm="alphapy"');
      expect(await outcome(response)).to.deep.equal([401, 'core.unauthorized'], authorization);
    }
    expect((await ask(`cakes?token=${token}`)).status).to.equal(401);
    expect((await ask('cakes', undefined, { method: 'HEAD' })).status).to.equal(401);
  });

  it('stays closed for everybody where no token is configured', async () => {
    for (const none of [undefined, '']) {
      await start(none);
      for (const authorization of [undefined, 'Bearer ', 'Bearer undefined']) {
        expect(await outcome(await ask('cakes', authorization))).to.deep.equal([503, 'core.apiClosed']);
      }
      if (none === undefined) await server.close();
    }
  });

  it('lets everybody to a public route, token or not', async () => {
    for (const apiToken of [token, undefined]) {
      await start(apiToken);
      expect(await (await ask('open')).json()).to.deep.equal({ open: true });
      expect((await ask('open', 'Bearer wrong')).status).to.equal(200);
      if (apiToken) await server.close();
    }
  });

  it('does not read what a stranger sends', async () => {
    await start(token);
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /api/cakes HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"half":');
    const answer = await text(socket); // it ends, without the rest of the body
    expect(answer)
      .to.include('401 Unauthorized')
      .and.to.match(/connection: close/i);
  });

  it('writes no token to the log', async () => {
    await start(token);
    await ask('cakes', `Bearer ${token}x`);
    expect(JSON.stringify(log)).not.to.include(token);
  });
});
