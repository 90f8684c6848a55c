import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { OperatorError } from '../../../src/core/operator-error.js';
import { lockDataFolder } from '../../../src/core/processes/data-folder-lock.js';
import { temporaryFolder } from '../../support/temporary.js';

describe('the lock of a data folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder('alphapy-lock-');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused to a second manager, and names the first', () => {
    using _lock = lockDataFolder(folder);
    const error = failure(() => lockDataFolder(folder));
    expect(error.message).to.equal(`The bot already runs on the data folder ${folder}.`);
    expect(error.details.next).to.contain(`kill ${process.pid}`);
  });

  it('is free again after an orderly end', () => {
    lockDataFolder(folder)[Symbol.dispose]();
    using _lock = lockDataFolder(folder);
  });

  it('is free again at once when its holder was killed', async () => {
    const holder = execFile(process.execPath, [
      fileURLToPath(new URL('./fixtures/lock-holder.js', import.meta.url)),
      folder,
    ]);
    await new Promise((resolve) => holder.stdout?.once('data', resolve));
    expect(failure(() => lockDataFolder(folder)).details.why).to.contain(`process ${holder.pid}`);
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    using _lock = lockDataFolder(folder);
  });

  it('makes the folder when it is not there', () => {
    using _lock = lockDataFolder(join(folder, 'deep', 'inside'));
  });

  it('explains a folder that cannot be made', () => {
    writeFileSync(join(folder, 'file'), '');
    const error = failure(() => lockDataFolder(join(folder, 'file', 'data')));
    expect(error.message).to.contain('cannot be written');
    expect(error.details.next).to.contain('DATA_DIR');
  });
});

function failure(work: () => unknown): OperatorError {
  try {
    work();
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
}
