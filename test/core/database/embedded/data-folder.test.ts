import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { ensurePostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';
import { isRoot } from '../../../../src/core/database/embedded/system-user.js';
import { problemOf } from '../../../support/problem.js';
import { DataDirs, FAST, query } from './data-dirs.js';

describe('the folder of the embedded database', function () {
  this.timeout(180_000);
  const dirs = new DataDirs();
  afterEach(() => dirs.dispose());

  const ensure = (dataDir: string) => ensurePostgres({ dataDir, settings: FAST });

  it('is explained when it cannot be made', async () => {
    const file = join(dirs.empty(), 'file');
    writeFileSync(file, '');
    const problem = await problemOf(ensure(file));
    expect(problem.message).to.equal(`The database's folder ${file}/postgres is not in a folder.`);
    expect(problem.details.next).to.include('DATA_DIR');
  });

  it('is explained when it is not writable', async function () {
    const dataDir = dirs.empty();
    if (isRoot) mountOrSkip(this, dataDir, 'ro');
    else chmodSync(dataDir, 0o500);
    try {
      expect((await problemOf(ensure(dataDir))).message).to.match(/is not writable|is on a read-only disk/);
    } finally {
      if (isRoot) unmount(dataDir);
      else chmodSync(dataDir, 0o700);
    }
  });

  it('is explained when it is a link to nowhere', async () => {
    const dataDir = dirs.empty();
    symlinkSync(join(dataDir, 'gone'), join(dataDir, 'postgres'));
    expect((await problemOf(ensure(dataDir))).message).to.equal(
      `The database's folder ${dataDir}/postgres leads nowhere.`,
    );
  });

  it('needs some disk space', async function () {
    const dataDir = dirs.empty();
    mountOrSkip(this, dataDir, 'size=20m,mode=755');
    try {
      const problem = await problemOf(ensure(dataDir));
      expect(problem.message).to.equal('There is not enough disk space for the embedded database.');
      expect(problem.details.why).to.match(/has \d+ MB left, 100 MB are needed/);
    } finally {
      unmount(dataDir);
    }
  });

  describe('of root, where the server may not go', () => {
    before(function () {
      if (!isRoot) this.skip();
    });

    it('is made elsewhere, and found again from there', async () => {
      const dataDir = privateDataDir(dirs.empty());
      dirs.add(dataDir);
      const { url, directory } = await ensure(dataDir);
      expect(directory).to.match(/^\/var\/lib\/alphapy\/[0-9a-f]{16}$/);
      expect(await query(url, 'select 1 as one')).to.deep.equal([{ one: 1 }]);
      expect(await ensure(dataDir)).to.deep.equal({ url, directory, started: false });
    });

    it('is neither lost when the project is moved, nor shared when it is copied', async () => {
      const parent = dirs.empty();
      const made = await ensure(privateDataDir(parent));
      const moved = join(parent, 'moved');
      renameSync(join(parent, 'private'), moved);
      dirs.add(join(moved, 'data'));
      expect(await ensure(join(moved, 'data'))).to.deep.equal({ ...made, started: false });

      const copy = join(parent, 'copy');
      execFileSync('cp', ['-a', moved, copy]);
      const problem = await problemOf(ensure(join(copy, 'data')));
      expect(problem.details.why).to.include('This folder is a copy');
    });
  });
});

function privateDataDir(parent: string): string {
  const dataDir = join(parent, 'private/data');
  mkdirSync(dataDir, { recursive: true });
  chmodSync(join(parent, 'private'), 0o700);
  return dataDir;
}

function mountOrSkip(test: Mocha.Context, folder: string, options: string): void {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    test.skip(); // it takes root, and a container that lets it
  }
}

function unmount(folder: string): void {
  execFileSync('umount', [folder]);
}
