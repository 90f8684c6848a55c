import { expect } from 'chai';
import { TemporaryProject } from './temporary-project.js';

const PASSING = "it('passes', () => {});";
const FAILING = "it('fails', () => { throw new Error('wrong'); });";
const SKIPPED = "it('is skipped', function () { this.skip(); });";

describe('npm test', () => {
  let project: TemporaryProject;

  beforeEach(() => {
    project = new TemporaryProject();
    project.installed();
    project.link('mocha');
    tool('@biomejs/biome/bin/biome', 0);
    tool('dependency-cruiser/bin/dependency-cruiser.mjs', 0);
  });

  afterEach(() => project.dispose());

  const tool = (file: string, code: number) =>
    project.write(`node_modules/${file}`, `process.exit(${code});`);

  const testing = async (tests: string, parameters: readonly string[] = []) => {
    project.compiler(`write('dist/test/some.test.js', ${JSON.stringify(tests)});`);
    const { stdout, code } = await project.run('bin/test.js', parameters);
    return { code, stdout, lastLine: stdout.trimEnd().split('\n').at(-1) };
  };

  it('counts tests, lint and import rules in its last line', async () => {
    expect(await testing(PASSING)).to.include({ lastLine: '3 passed, 0 failed', code: 0 });
  });

  it('counts skipped tests apart', async () => {
    expect(await testing(PASSING + SKIPPED)).to.include({
      lastLine: '3 passed, 0 failed, 1 skipped',
      code: 0,
    });
  });

  it('fails with a test', async () => {
    expect(await testing(PASSING + FAILING)).to.include({ lastLine: '3 passed, 1 failed', code: 1 });
  });

  it('fails with lint, and still runs the tests', async () => {
    tool('@biomejs/biome/bin/biome', 1);
    expect(await testing(PASSING)).to.include({ lastLine: '2 passed, 1 failed', code: 1 });
  });

  it('shows below the tests what lint has found', async () => {
    project.write('node_modules/@biomejs/biome/bin/biome', "console.log('a finding'); process.exit(1);");
    expect((await testing(PASSING)).stdout).to.match(/1 passing.*a finding\nLint: failed, see above\./s);
  });

  it('fails with the import rules', async () => {
    tool('dependency-cruiser/bin/dependency-cruiser.mjs', 3);
    expect(await testing(PASSING)).to.include({ lastLine: '2 passed, 1 failed', code: 1 });
  });

  it('fails when a test file cannot be loaded', async () => {
    expect(await testing("throw new Error('broken');")).to.include({
      lastLine: '2 passed, 1 failed',
      code: 1,
    });
  });

  it('fails when the process ends before the last test', async () => {
    expect(await testing(`${PASSING} it('leaves', () => process.exit(0));`)).to.include({ code: 1 });
  });

  it('fails when the build does, in the same form', async () => {
    project.compiler("console.log('error TS1'); process.exit(2);");
    const { stdout, code } = await project.run('bin/test.js');
    expect(stdout).to.match(/error TS1\n.*0 passed, 1 failed\n$/s);
    expect(code).to.equal(1);
  });

  it('goes on with the other files when one ends its process', async () => {
    project.compiler(
      ['a', 'b', 'c']
        .map((name) => `write('dist/test/${name}.test.js', ${JSON.stringify(PASSING)});`)
        .concat(`write('dist/test/d.test.js', "it('leaves', () => process.exit(0));");`)
        .join('\n'),
    );
    const { stdout, code } = await project.run('bin/test.js');
    expect(stdout).to.match(/5 passed, 1 failed\n$/);
    expect(code).to.equal(1);
  });

  it('runs a selection', async () => {
    const tests = `${PASSING} ${FAILING}`;
    expect(await testing(tests, ['--grep', 'passes'])).to.include({
      lastLine: '3 passed, 0 failed',
      code: 0,
    });
  });
});
