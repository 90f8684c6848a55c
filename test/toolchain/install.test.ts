import { expect } from 'chai';
import { TemporaryProject } from './temporary-project.js';

describe('npm start, about dependencies,', () => {
  let project: TemporaryProject;

  beforeEach(() => {
    project = new TemporaryProject();
  });

  afterEach(() => project.dispose());

  const start = (environment = {}) => project.run('bin/alphapy.js', ['start'], environment);

  it('installs them when there are none, the compiler included also in production', async () => {
    const { stdout, code } = await start({ NODE_ENV: 'production' });
    expect(stdout).to.match(/^npm ci --include=dev .*\ncompiling\nrunning start\n$/);
    expect(code).to.equal(0);
  });

  it('does so once', async () => {
    await start();
    expect((await start()).stdout).to.equal('running start\n');
  });

  it('does so again when the lock file has changed', async () => {
    await start();
    project.lock({ 'node_modules/kept': { version: '2.0.0' } });
    expect((await start()).stdout).to.match(/^npm ci/);
  });

  it('does so again when an installation was broken off, which npm writes its own lock file after', async () => {
    await start();
    project.remove('node_modules/.package-lock.json');
    expect((await start()).stdout).to.match(/^npm ci/);
  });

  it('does so again when a development tool has come to those that are installed', async () => {
    project.installed({
      'node_modules/kept': { version: '1.0.0' },
      'node_modules/typescript': { version: '1.0.0' },
    });
    expect((await start()).stdout).to.match(/^npm ci/);
  });

  it('accepts what was installed by hand: without development tools, or with packages beside ours', async () => {
    project.installed();
    expect((await start()).stdout).not.to.include('npm');
    project.installed({
      'node_modules/kept': { version: '1.0.0' },
      'node_modules/guest': { version: '7.0.0' },
    });
    expect((await start()).stdout).not.to.include('npm');
  });

  it('leaves them to npm where alphapy is itself a dependency, without a lock file', async () => {
    project.remove('package-lock.json');
    expect((await start()).stdout).to.match(/^compiling/);
  });

  for (const [what, said, why, expected = 78] of [
    ['no disk space', 'npm error code ENOSPC', /disk is full/],
    ['no network', 'npm error code EAI_AGAIN', /registry cannot be reached/, 1],
    ['no permission', 'npm error code EACCES', /may not be written/],
    ['something else', 'npm error code EWEIRD', /its own words stand above/],
  ] as const) {
    it(`explains a failure for ${what}`, async () => {
      project.npm(`console.error(${JSON.stringify(said)}); process.exit(1);`);
      const { stderr, code } = await start();
      expect(stderr).to.include(said);
      expect(stderr).to.match(why);
      expect(stderr).to.match(/next: .*run the same command again/);
      expect(code).to.equal(expected);
    });
  }

  it('explains that npm is missing', async () => {
    const { stderr, code } = await start({ PATH: '/nowhere' });
    expect(stderr).to.match(/npm could not be started.*why:.*next: Install npm/s);
    expect(code).to.equal(78);
  });
});

describe('npm start, about Node,', () => {
  let project: TemporaryProject;

  beforeEach(() => {
    project = new TemporaryProject();
    project.write('package.json', JSON.stringify({ type: 'module', dependencies: { node: '99.0.0' } }));
    project.installed();
    project.write('node_modules/node/package.json', '{"version":"99.0.0"}');
  });

  afterEach(() => project.dispose());

  it('fetches the one it needs when npm did not run install scripts', async () => {
    project.npm(`
      import { mkdirSync, symlinkSync } from 'node:fs';
      console.log('npm ' + process.argv.slice(2).join(' '));
      mkdirSync('node_modules/node/bin');
      symlinkSync(process.execPath, 'node_modules/node/bin/node');
    `);
    const { stdout } = await project.run('bin/alphapy.js', ['start']);
    expect(stdout).to.equal('npm rebuild node\ncompiling\nrunning start\n');
  });

  it('says what to do when that did not help', async () => {
    const { stderr, code } = await project.run('bin/alphapy.js', ['start']);
    expect(stderr).to.match(/Node 99\.0\.0 could not be installed/);
    expect(stderr).to.match(/next: Run "npm rebuild node --ignore-scripts=false"/);
    expect(code).to.equal(78);
  });
});
