import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { projectRoot } from '../../src/core/plugins/host-package.js';
import type { MemberActor } from '../../src/sandbox/actors/member-actor.js';
import { startTestBot, type TestBot } from '../support/bot.js';
import { PluginFolder } from '../support/plugin-files.js';

/** The blocks of a page that begin with a path below `plugins/hello/`. */
function filesOn(page: string): Record<string, string> {
  const blocks = page.matchAll(/^```\w+\n\/\/ plugins\/hello\/(.+)\n([\s\S]*?)^```$/gm);
  return Object.fromEntries([...blocks].map(([, path = '', text = '']) => [path, text]));
}

describe('the plugin in docs/plugins.md', () => {
  const files = filesOn(readFileSync(new URL('docs/plugins.md', projectRoot), 'utf8'));
  const folder = new PluginFolder();
  let running: TestBot;
  let alice: MemberActor;

  before(async function () {
    this.timeout(60_000);
    folder.write('hello', files);
    running = await startTestBot(folder.path, { api: { host: '127.0.0.1', port: 0 } });
    alice = running.discord.createGuild({ name: 'Tea house' }).member('alice');
  });
  after(async () => {
    await running.stop();
    folder.remove();
  });

  it('is complete, and runs', () => {
    expect(Object.keys(files)).to.include.members(['package.json', 'plugin.js', 'commands/hello.js']);
    expect(running.bot.leftOut).to.deep.equal([]);
    expect(running.bot.plugins.map(({ manifest }) => manifest.name)).to.deep.equal(['hello']);
  });

  it('says hello once, and refuses the second time', async () => {
    const first = await alice.slash('hello');
    expect(first.content).to.equal('Hello, alice!');
    expect(first.ephemeral).to.equal(false);
    const second = await alice.slash('hello');
    expect(second.content).to.match(/^We have met/);
    expect(second.ephemeral).to.equal(true);
  });

  it('answers its route', async () => {
    const response = await fetch(`${running.bot.apiUrl}/api/hello/Ann`);
    expect(await response.json()).to.deep.equal({ text: 'Hello, Ann!' });
    expect((await fetch(`${running.bot.apiUrl}/api/hello/${'x'.repeat(33)}`)).status).to.equal(400);
  });

  it('has a task that ticks', () => {
    const task = running.bot.client.stores.get('scheduled-tasks').get('helloForget');
    expect(task).to.have.property('interval', 60_000);
  });
});
