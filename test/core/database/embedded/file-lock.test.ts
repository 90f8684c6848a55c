import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { FileLock } from '../../../../src/core/database/embedded/file-lock.js';
import { temporaryFolder } from '../../../support/temporary.js';
import { Process } from './data-dirs.js';

describe('a lock between processes', function () {
  this.timeout(180_000);
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = temporaryFolder('alphapy-lock-');
    file = join(folder, 'lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is held by one at a time, also within a process', () => {
    const first = FileLock.tryTake(file);
    expect(first).not.to.equal(null);
    expect(FileLock.tryTake(file)).to.equal(null);
    first?.[Symbol.dispose]();
    using second = FileLock.tryTake(file);
    expect(second).not.to.equal(null);
  });

  it('is free again when its holder was killed', async () => {
    const holder = new Process('locker', file);
    expect(await holder.nextLine()).to.deep.equal({ taken: true });
    expect(FileLock.tryTake(file)).to.equal(null);
    await holder.kill();
    using lock = await FileLock.take(file, 10_000);
    expect(lock).not.to.equal(null);
  });

  it('is waited for only so long', async () => {
    using _held = FileLock.tryTake(file);
    expect(await FileLock.take(file, 1)).to.equal(null);
  });
});
