import { lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { copyBinaries, restoreSymlinks } from '../../../../src/core/database/embedded/binaries.js';
import { temporaryFolder } from '../../../support/temporary.js';

describe("the database's binaries", () => {
  let folder: string;
  beforeEach(() => {
    folder = temporaryFolder('alphapy-binaries-');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('get the links of their libraries where install scripts were not run', async () => {
    mkdirSync(join(folder, 'native/lib'), { recursive: true });
    writeFileSync(join(folder, 'native/lib/libpq.so.5.18'), 'a library');
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
    writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links));
    await restoreSymlinks(folder);
    await restoreSymlinks(folder);
    const link = join(folder, 'native/lib/libpq.so.5');
    expect(lstatSync(link).isSymbolicLink()).to.equal(true);
    expect(readFileSync(link, 'utf8')).to.equal('a library');
  });

  it('are copied once to where the server may go, and an old copy goes', async () => {
    const native = join(folder, 'node_modules');
    mkdirSync(native);
    writeFileSync(join(native, 'postgres'), '18');
    const directory = join(folder, 'data');
    mkdirSync(join(directory, 'native-17.0.0'), { recursive: true });
    await copyBinaries(native, directory, '18.0.0');
    rmSync(join(native, 'postgres'));
    const copy = await copyBinaries(native, directory, '18.0.0');
    expect(readdirSync(directory)).to.deep.equal(['native-18.0.0']);
    expect(readFileSync(join(copy, 'postgres'), 'utf8')).to.equal('18');
  });
});
