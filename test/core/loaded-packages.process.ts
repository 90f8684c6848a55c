import { registerHooks } from 'node:module';

// Prints the packages that a process of the given role has loaded when its plugin's pieces are in place. It needs
// neither a database nor Discord for that: nothing is asked of either before the connection.

const packages = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    if (name) packages.add(name);
    return nextLoad(url, context);
  },
});

await import('../../src/core/plugins/host-modules.js');
const { PluginFolder, commandSource, pluginSource } = await import('../support/plugin-files.js');
const { BotClient } = await import('../../src/core/discord/client.js');
const { loadPieces } = await import('../../src/core/plugins/load-pieces.js');
const { storesOf } = await import('../../src/core/roles.js');
const { logInto } = await import('../support/log.js');
await import('../../src/core/bot-process.js');

const role = process.argv[2] === 'backend' ? 'backend' : 'gateway';
const logger = logInto([]);
const folder = new PluginFolder();
const root = folder.write('cake', {
  'plugin.js': pluginSource('cake'),
  'commands/bake.js': commandSource('bake', ''),
  'routes/cakes.get.js': `import { Route } from 'alphapy/backend';
export class Cakes extends Route { run() {} }`,
  'scheduled-tasks/cakeTick.js': `import { ScheduledTask } from 'alphapy/backend';
export class Tick extends ScheduledTask { constructor(context, options) { super(context, { ...options, interval: 1000 }); } run() {} }`,
});
await import(`${root}/plugin.js`);
const client = await BotClient.create({ token: 'none', apiUrl: 'http://127.0.0.1:1/api', logger });
if (role === 'backend') {
  const { addBackendParts } = await import('../../src/core/backend-parts.js');
  addBackendParts({ host: '127.0.0.1', port: 0 }, logger);
}
const pieces = await loadPieces(root, storesOf(role));
if (pieces.length !== (role === 'backend' ? 2 : 1)) throw new Error(`${pieces.length} pieces were loaded`);
await client.destroy();
folder.remove();
console.log(JSON.stringify([...packages]));
process.exit();
