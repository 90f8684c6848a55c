import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { temporaryFolder } from './temporary.js';

const root = join(import.meta.dirname, '../../..');

describe('a test file that leaves something running', function () {
  this.timeout(180_000);
  let folder: string;

  before(() => {
    folder = temporaryFolder('alphapy-left-');
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Resolves with what mocha prints about a file with one test. */
  async function run(body: string): Promise<string> {
    const file = join(folder, 'one.test.mjs');
    writeFileSync(file, `it('does something', async () => { ${body} });`);
    const mocha = join(root, 'node_modules/mocha/bin/mocha.js');
    const parameters = ['--no-config', '--exit', '--require', join(import.meta.dirname, 'left-behind.js')];
    const options = { cwd: root, env: { ...process.env, TEST_PATIENCE: '300' } };
    return await promisify(execFile)(process.execPath, [mocha, ...parameters, file], options).then(
      ({ stdout }) => stdout,
      ({ stdout }) => stdout,
    );
  }

  it('fails, and hears what it was', async () => {
    const text = await run(`(await import('node:net')).createServer().listen(0); setInterval(() => {}, 50);`);
    expect(text)
      .to.contain('1 passing')
      .and.to.match(/Left running: .*TCPServerWrap/);
    expect(text).to.match(/Left running: .*Timeout/);
  });

  it('passes when it ends soon', async () => {
    expect(await run('setTimeout(() => {}, 150);')).not.to.contain('failing');
  });
});
