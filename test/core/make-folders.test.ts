import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeFolders } from '../../src/core/make-folders.js';
import { temporaryFolder } from '../support/temporary.js';

describe('making folders', () => {
  let folder: string;

  before(() => {
    folder = temporaryFolder('alphapy-folders-');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('makes those on the way too, and is content with what is there', () => {
    const deep = join(folder, 'a/b/c');
    makeFolders(deep);
    makeFolders(deep);
    expect(statSync(deep).isDirectory()).to.equal(true);
  });

  it('fails where a file stands', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => makeFolders(file)).to.throw('EEXIST');
    expect(() => makeFolders(join(file, 'below'))).to.throw('ENOTDIR');
  });

  it('fails at once where the system makes none', function () {
    if (process.platform !== 'linux') this.skip();
    expect(() => makeFolders('/proc/alphapy/data')).to.throw('ENOENT');
  });
});
