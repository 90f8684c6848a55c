import { expect } from 'chai';
import { TemporaryProject } from './temporary-project.js';

describe('npm start, about the build,', () => {
  let project: TemporaryProject;

  beforeEach(() => {
    project = new TemporaryProject();
    project.installed();
  });

  afterEach(() => project.dispose());

  const start = () => project.run('bin/alphapy.js', ['start']);

  it('builds once', async () => {
    expect((await start()).stdout).to.equal('compiling\nrunning start\n');
    expect((await start()).stdout).to.equal('running start\n');
  });

  it('builds again after a source was edited, added or removed', async () => {
    await start();
    project.write('src/cli/index.ts', '// another source');
    expect((await start()).stdout).to.match(/^compiling/);
    project.write('plugins/mine/plugin.ts', '// a plugin');
    expect((await start()).stdout).to.match(/^compiling/);
    project.remove('plugins/mine');
    expect((await start()).stdout).to.match(/^compiling/);
    expect((await start()).stdout).not.to.match(/^compiling/);
  });

  it('does not build again for a compiled plugin that is dropped in, but for one that is source', async () => {
    await start();
    project.write('plugins/cake/package.json', '{}');
    project.write('plugins/cake/plugin.js', '');
    project.write('plugins/cake/locales/en.json', '{}');
    expect((await start()).stdout).not.to.match(/^compiling/);
    project.write('plugins/bread/package.json', '{}');
    project.write('plugins/bread/plugin.ts', '');
    expect((await start()).stdout).to.match(/^compiling/);
  });

  it('builds again after a build that failed or was broken off', async () => {
    project.compiler(`write('dist/src/cli/index.js', ''); console.log('error TS1'); process.exit(2);`);
    const { stdout, stderr, code } = await start();
    expect(stdout).to.equal('error TS1\n');
    expect(stderr).to.match(/The build failed.*next: Mend them/s);
    expect(code).to.equal(78);
    expect((await start()).stdout).to.equal('error TS1\n');
  });

  it('leaves nothing of an earlier build behind', async () => {
    await start();
    project.write('dist/test/deleted.test.js', '');
    project.write('src/cli/index.ts', '// changed');
    await start();
    expect(() => project.read('dist/test/deleted.test.js')).to.throw('ENOENT');
  });

  it('brings what is read at run time along: pages and translations, not sources', async () => {
    project.write('plugins/mine/locales/en.json', '{}');
    project.write('src/sandbox/web/public/app.js', '//');
    await start();
    expect(project.read('dist/plugins/mine/locales/en.json')).to.equal('{}');
    expect(project.read('dist/src/sandbox/web/public/app.js')).to.equal('//');
    expect(() => project.read('dist/src/cli/index.ts')).to.throw('ENOENT');
  });

  it('uses what is there where the compiler is not installed', async () => {
    await start();
    project.remove('node_modules/typescript');
    project.write('src/cli/index.ts', '// changed');
    expect((await start()).stdout).to.equal('running start\n');
  });

  it('explains what to do where neither is there', async () => {
    project.remove('node_modules/typescript');
    const { stderr, code } = await start();
    expect(stderr).to.match(/The bot is not built.*next: Run "npm ci --include=dev"/s);
    expect(code).to.equal(78);
  });
});
