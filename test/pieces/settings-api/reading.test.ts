import { expect } from 'chai';
import { ApiRoute } from '../../../src/core/api/api-route.js';
import { settingsClient, tea } from './settings-client.js';

describe('the API of settings, for who reads', function () {
  this.timeout(180_000);
  const api = settingsClient();

  it('is closed without the token', async () => {
    const routes = {
      '': ['GET', 'PATCH'],
      '/history': ['GET'],
      '/undo': ['POST'],
      '/export': ['GET'],
      '/import': ['POST'],
    };
    for (const [path, methods] of Object.entries(routes)) {
      for (const method of methods) {
        const url = `${api.here.world.bot.apiUrl}/api/guilds/${api.guild.id}/settings${path}`;
        expect((await fetch(url, { method })).status).to.equal(401, `${method} ${path}`);
      }
    }
  });

  it('is one of the routes that are all closed, but for the one of health checks', () => {
    const routes = [...api.here.world.bot.client.stores.get('routes').values()];
    const open = routes.filter((route) => !(route instanceof ApiRoute) || route.access === 'public');
    expect(routes.length).to.be.above(6);
    expect(open.map(({ name }) => name)).to.deep.equal(['health.get']);
  });

  it('tells what each setting can be, and what it is', async () => {
    await api.patch(tea('cups', 5));
    expect(await api.shown('cups')).to.deep.include({
      label: 'Cups',
      value: 5,
      stored: 5,
      version: 1,
      default: 2,
      changedBy: 'manager',
      schema: { type: 'integer', minimum: 0, maximum: 9, default: 2 },
    });
    expect(await api.shown('mode')).to.deep.include({
      value: 'hot',
      stored: null,
      version: 0,
      expects: null,
    });
    expect(await api.shown('guest')).to.include({ expects: 'somebody thirsty' });
  });

  it('tells it in the words of a language', async () => {
    expect(await api.shown('cups', '?locale=nl')).to.include({ label: 'Kopjes' });
    expect(await api.shown('guest', '?locale=nl')).to.include({ expects: 'iemand met dorst' });
    expect(await api.shown('mode', '?locale=nl')).to.deep.include({ choices: { hot: 'warm', cold: 'cold' } });
    expect(await api.ask('GET', '?locale=xx')).to.include({ status: 400, error: 'core.invalid' });
  });

  it('tells the history, page by page, of one setting or of all', async () => {
    for (const cups of [1, 3, 4]) await api.patch(tea('cups', cups), tea('greeting', `Hello ${cups}`));
    const first = await api.ask('GET', '/history?scope=tea&key=cups&limit=2');
    expect(first.changes).to.have.length(2);
    const second = await api.ask('GET', `/history?scope=tea&key=cups&limit=2&before=${first.next}`);
    expect(second.changes?.map(({ key, how }) => [key, how])).to.deep.equal([['cups', 'api']]);
    expect(second.next).to.equal(null);
    expect((await api.ask('GET', '/history')).changes).to.have.length(6);
    for (const query of ['limit=0', 'limit=1000', 'before=x', 'scope=%00', 'what=1', 'changeSetId=1']) {
      expect(await api.ask('GET', `/history?${query}`)).to.include({ status: 400, error: 'core.invalid' });
    }
  });
});
