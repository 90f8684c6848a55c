import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';

const root = join(import.meta.dirname, '../../..');
const { slowTests } = await import(pathToFileURL(join(root, 'bin/lib/slow-tests.js')).href);

describe('the list of slow test files', () => {
  it('names files that exist, longest first', () => {
    const seconds = slowTests.map(([, time]: [string, number]) => time);
    expect(seconds).to.deep.equal(seconds.toSorted((a: number, b: number) => b - a));
    const missing = slowTests.filter(
      ([name]: [string, number]) => !existsSync(join(root, 'dist/test', `${name}.test.js`)),
    );
    expect(missing).to.deep.equal([]);
  });
});
