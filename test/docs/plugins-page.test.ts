import '../../src/core/plugins/host-modules.js';
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { projectRoot } from '../../src/core/plugins/host-package.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startWorld } from '../../src/testing/start-world.js';
import type { TestWorld } from '../../src/testing/test-world.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { PluginFolder } from '../support/plugin-files.js';

/** The blocks of a page that begin with a path below `plugins/hello/`. */
function filesOn(page: string): Record<string, string> {
  const blocks = page.matchAll(/^```\w+\n\/\/ plugins\/hello\/(.+)\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, path = '', text = '']) => [path, text]));
}

describe('the plugin in docs/plugins.md', () => {
  const files = filesOn(readFileSync(new URL('docs/plugins.md', projectRoot), 'utf8'));
  const folder = new PluginFolder();
  let database: TestDatabase;
  let world: TestWorld;
  let alice: MemberActor;

  before(async function () {
    this.timeout(180_000);
    folder.write('hello', files);
    database = await testDatabase();
    const plugins = { builtIn: [], folders: [folder.path] };
    world = await startWorld({ databaseUrl: database.url, plugins });
    alice = world.discord.createGuild({ name: 'Tea house' }).member('alice');
  });
  after(async () => {
    await world.stop();
    await database.drop();
    folder.remove();
  });

  const remembered = () => world.bot.orm.em.fork().execute('select user_id from hello_greetings');

  it('is complete, and runs', () => {
    expect(Object.keys(files)).to.include.members(['package.json', 'plugin.js', 'commands/hello.js']);
    expect(world.bot.leftOut).to.deep.equal([]);
    expect(world.bot.plugins.map(({ manifest }) => manifest.name)).to.deep.equal(['hello']);
  });

  it('says hello once a day, however often somebody asks at once, and also after a restart', async () => {
    const replies = await Promise.all([alice.slash('hello'), alice.slash('hello'), alice.slash('hello')]);
    expect(replies.filter(({ ephemeral }) => !ephemeral).map(({ content }) => content)).to.deep.equal([
      'Hello, alice!',
    ]);
    await world.restartBot();
    const refused = await alice.slash('hello');
    expect(refused.content).to.equal('We have met today. Come back tomorrow.');
    expect(refused.ephemeral).to.equal(true);
  });

  it('forgets whom it greeted when the day is over', async () => {
    await world.clock.advance({ hours: 23 });
    expect(await remembered()).to.have.length(1);
    await world.clock.advance({ hours: 2 });
    expect(await remembered()).to.deep.equal([]);
    expect((await alice.slash('hello')).content).to.equal('Hello, alice!');
  });

  it('answers its route', async () => {
    expect(await (await world.api('hello/Ann')).json()).to.deep.equal({ text: 'Hello, Ann!' });
    expect((await world.api(`hello/${'x'.repeat(33)}`)).status).to.equal(400);
    expect((await fetch(`${world.bot.apiUrl}/api/hello/Ann`)).status).to.equal(200);
  });
});
