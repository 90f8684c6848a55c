import { container } from '@sapphire/framework';
import { expect } from 'chai';
import '../../../src/core/plugins/host-modules.js';
import { ApiServer } from '../../../src/core/api/api-server.js';
import { loadPieces, unloadPieces } from '../../../src/core/plugins/load-pieces.js';
import { logInto } from '../../support/log.js';
import { PluginFolder } from '../../support/plugin-files.js';

const source = `import { Route } from 'alphapy/backend';
export class TestRoute extends Route { run(request, response) { response.json({}); } }`;

describe('the routes of several plugins', () => {
  let folder: PluginFolder;

  beforeEach(() => {
    folder = new PluginFolder();
    container.stores.clear();
    new ApiServer({ host: '127.0.0.1', port: 0 }, logInto([]));
  });
  afterEach(() => folder.remove());

  const load = (plugin: string, ...routes: readonly string[]) =>
    loadPieces(folder.write(plugin, Object.fromEntries(routes.map((path) => [`routes/${path}`, source]))), [
      'routes',
    ]);

  it('may end in the same file name', async () => {
    await load('a', 'guilds/[guild]/settings.get.js', 'users/[user]/settings.get.js');
    await load('b', 'cakes/settings.get.js', 'guilds/[guild]/settings.patch.js');
    expect(container.stores.get('routes').size).to.equal(4);
  });

  for (const twin of [
    'guilds/[guild]/cakes.get.js',
    'guilds/[id]/cakes.get.js',
    '(mine)/guilds/[x]/cakes.get.js',
  ]) {
    it(`may not answer the same request: ${twin}`, async () => {
      await load('a', 'guilds/[guild]/cakes.get.js');
      const error = await load('b', 'fine.get.js', twin).catch((thrown) => thrown);
      expect(error.message).to.match(/taken by|is served by .* already/);
      expect([...container.stores.get('routes').keys()]).to.deep.equal(['guilds/[guild]/cakes.get']);
    });
  }

  it('must be reachable', async () => {
    const error = await load('a', 'cakes.js').catch((thrown) => thrown);
    expect(error.message).to.include('can never be reached: name it <address>.<method>');
  });

  it('leave their addresses free when their plugin stops', async () => {
    const pieces = await load('a', 'cakes.get.js');
    await unloadPieces(pieces);
    expect(await load('b', 'cakes.get.js')).to.have.length(1);
  });
});
