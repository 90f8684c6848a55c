import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const heavy = ['discord.js', '@discordjs', '@sapphire', '@mikro-orm', 'bullmq', 'openai', 'ws'];

describe('the manager', () => {
  it('loads neither discord.js nor Sapphire nor the ORM, which would triple its memory', async () => {
    const loaded = await packagesLoadedBy('../src/index.js');
    expect(loaded).to.include('pg', 'the list is not empty');
    expect(loaded.filter((name) => heavy.includes(name))).to.deep.equal([]);
  });

  it('would be caught if it did', async () => {
    expect(await packagesLoadedBy('../src/core/refuse.js')).to.include.members(['@sapphire', 'discord.js']);
  });
});

/** Which packages a fresh process has loaded after importing the module. */
async function packagesLoadedBy(module: string): Promise<string[]> {
  const recorder = fileURLToPath(new URL('./support/record-packages.js', import.meta.url));
  const url = new URL(module, import.meta.url).href;
  const { stdout } = await promisify(execFile)(process.execPath, [recorder, url]);
  return JSON.parse(stdout);
}
