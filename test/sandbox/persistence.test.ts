import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepState, openState } from '../../src/sandbox/persistence.js';
import { postMessage } from '../../src/sandbox/state/messages.js';
import { addReaction } from '../../src/sandbox/state/reactions.js';
import { addUser } from '../../src/sandbox/state/users.js';
import { createWorld } from '../../src/sandbox/world.js';
import { temporaryFolder } from '../support/temporary.js';
import { smallWorld } from './small-world.js';

describe('the memory of the sandbox', () => {
  let folder: string;
  let file: string;
  const warnings: string[] = [];
  const warn = (line: string) => warnings.push(line);
  beforeEach(async () => {
    folder = temporaryFolder('sandbox-');
    file = join(folder, 'data', 'sandbox.json');
    warnings.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('brings everything back as it was', async () => {
    const { world, channel, alice, application } = smallWorld();
    const keeper = keepState(world, file, warn);
    const message = postMessage(world, { channel, author: alice, body: { content: 'remember me' } });
    addReaction(world, channel, message, '👍', application.id);
    await keeper.close();
    expect(await openState(file, warn)).to.deep.equal(world.state);
    expect(warnings).to.deep.equal([]);
  });

  it('gives out no id twice, also when the clock was ahead before', async () => {
    const { world } = smallWorld();
    await world.clock.advance({ hours: 24 });
    const keeper = keepState(world, file, warn);
    const { id } = addUser(world, { username: 'late' });
    await keeper.close();
    const again = createWorld({ state: await openState(file, warn) });
    expect(BigInt(again.nextId()) > BigInt(id)).to.equal(true);
  });

  it('is written a moment after a change, without being asked', async () => {
    const { world } = smallWorld();
    const keeper = keepState(world, file, warn);
    addUser(world, { username: 'early' });
    await world.hostClock.advance({ seconds: 1 });
    while ((await readFile(file, 'utf8').catch(() => '')) === '') await new Promise(setImmediate);
    expect((await openState(file, warn)).users.size).to.equal(world.state.users.size);
    await keeper.close();
  });

  it('is new where there is none, by the given recipe', async () => {
    const { state } = smallWorld().world;
    expect(await openState(file, warn, () => state)).to.equal(state);
    expect((await openState(file, warn)).users.size).to.equal(0);
  });

  for (const [what, text] of [
    ['half a file', '{"version":2,"state":{"us'],
    ['another version', '{"version":99,"state":{}}'],
    ['something else', '[]'],
    ['a state without guilds', '{"version":2,"state":{"lastId":"0","users":{"$map":[]}}}'],
  ] as const) {
    it(`sets ${what} aside and starts anew`, async () => {
      file = join(folder, 'sandbox.json');
      await writeFile(file, text);
      expect((await openState(file, warn)).users.size).to.equal(0);
      const [aside] = await readdir(folder);
      expect(aside).to.match(/^sandbox\.json\.unreadable-\d+$/);
      expect(await readFile(join(folder, aside ?? ''), 'utf8')).to.equal(text);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(aside);
    });
  }

  it('warns when it cannot be written, and tries again', async () => {
    await writeFile(join(folder, 'data'), 'a file where a folder should be');
    const { world } = smallWorld();
    const keeper = keepState(world, file, warn);
    addUser(world, { username: 'unlucky' });
    await world.hostClock.advance({ seconds: 1 });
    while (warnings.length === 0) await new Promise(setImmediate);
    expect(warnings[0]).to.contain(file);
    await rm(join(folder, 'data'));
    await keeper.close();
    expect((await openState(file, warn)).users.size).to.equal(world.state.users.size);
  });
});
