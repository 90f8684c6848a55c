import { once } from 'node:events';
import { expect } from 'chai';
import { outcomeOf, TemporaryProject } from './temporary-project.js';

describe('the process of npm start', () => {
  let project: TemporaryProject;

  beforeEach(() => {
    project = new TemporaryProject();
    project.write(
      'waits.js',
      `process.on('SIGTERM', () => { console.log('asked to stop'); setTimeout(() => process.exit(3), 20); });
       setInterval(() => {}, 1000);
       console.log(process.pid);`,
    );
  });

  afterEach(() => project.dispose());

  for (const [how, name] of [
    ['becomes the command line', 'replaceProcess'],
    ['stands in for it, where Node cannot do that,', 'standInFor'],
  ] as const) {
    const write = (script: string, parameters: readonly string[]) =>
      project.write(
        'wrapper.js',
        `import { ${name} } from './bin/lib/replace-process.js';
         await ${name}(process.execPath, ${JSON.stringify([script, ...parameters])});`,
      );

    it(`${how} with its parameters and exit code`, async () => {
      project.write('ends.js', 'console.log(process.argv.slice(2)); process.exit(7);');
      write('ends.js', ['a b', '--c=$HOME']);
      expect(await project.run('wrapper.js')).to.include({ code: 7, stdout: "[ 'a b', '--c=$HOME' ]\n" });
    });

    it(`${how} and passes signals on`, async () => {
      write('waits.js', []);
      const child = project.spawn('wrapper.js');
      await once(child.stdout, 'data');
      child.kill('SIGTERM');
      const { code, stdout } = await outcomeOf(child);
      expect(stdout).to.equal('asked to stop\n');
      expect(code).to.equal(3);
    });

    it(`${how} and ends by the signal that ended it`, async () => {
      project.write('dies.js', "process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);");
      write('dies.js', []);
      expect(await project.run('wrapper.js')).to.include({ code: null, signal: 'SIGTERM' });
    });
  }

  it('ends with a parent that could not tell it', async () => {
    project.write(
      'wrapper.js',
      `import { standInFor } from './bin/lib/replace-process.js';
       process.env.ALPHAPY_ENDS_WITH_PARENT = '1';
       await standInFor(process.execPath, ['waits.js']);`,
    );
    project.write(
      'shell.js',
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, ['wrapper.js'], { stdio: 'inherit' });`,
    );
    const shell = project.spawn('shell.js');
    await once(shell.stdout, 'data');
    shell.kill('SIGKILL');
    const { stdout } = await outcomeOf(shell); // ends when the last process has let go of it
    expect(stdout).to.equal('asked to stop\n');
  });

  it('is one process, without a wrapper around it', async () => {
    project.write(
      'wrapper.js',
      `import { replaceProcess } from './bin/lib/replace-process.js';
       await replaceProcess(process.execPath, ['waits.js']);`,
    );
    const child = project.spawn('wrapper.js');
    const [line] = await once(child.stdout, 'data');
    expect(Number(line)).to.equal(child.pid);
    child.kill('SIGKILL');
    await once(child, 'close');
  });
});
