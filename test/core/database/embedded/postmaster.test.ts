import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findPostmaster } from '../../../../src/core/database/embedded/postmaster.js';
import { temporaryFolder } from '../../../support/temporary.js';

describe('the process of the embedded server', () => {
  it('is looked for while a server that stops takes its file away', async () => {
    const directory = temporaryFolder('alphapy-postmaster-');
    const data = join(directory, 'data');
    mkdirSync(data);
    const file = JSON.stringify(join(data, 'postmaster.pid'));
    const script = `const { rmSync, writeFileSync } = require('node:fs');
      for (let time = 0; time < 20_000; time++) { writeFileSync(${file}, '2147483647'); rmSync(${file}); }`;
    const servers = spawn(process.execPath, ['-e', script], { stdio: 'inherit' });
    const ended = once(servers, 'exit');
    const place = { directory, data, log: join(directory, 'server.log'), user: null };
    let over = false;
    void ended.then(() => {
      over = true;
    });
    while (!over) {
      for (let look = 0; look < 200; look++) expect(findPostmaster(place)).to.equal(null);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).to.deep.equal([0, null]);
    rmSync(directory, { recursive: true });
  });
});
