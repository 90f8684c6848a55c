import { execFileSync } from 'node:child_process';
import { expect } from 'chai';

const cli = new URL('../../src/cli/index.js', import.meta.url).href;

/** Runs the command line and prints the npm packages that it has loaded. */
const SCRIPT = `
  import { registerHooks } from 'node:module';
  const loaded = new Set();
  registerHooks({
    load(url, context, next) {
      const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
      if (name) loaded.add(name);
      return next(url, context);
    },
  });
  process.on('exit', () => console.log('loaded: ' + [...loaded].join(' ')));
  await import('${cli}');
`;

/** `start --help` loads what `start` does before it runs; the manager's process loads nothing more. */
describe('the process of "alphapy start", which becomes the manager', () => {
  it('loads neither Discord nor the ORM', () => {
    const output = execFileSync(
      process.execPath,
      ['--input-type=module', '--eval', SCRIPT, 'alphapy', 'start', '--help'],
      {
        encoding: 'utf8',
      },
    );
    const [, list = ''] = /^loaded: (.*)$/m.exec(output) ?? [];
    const loaded = list.split(' ');
    expect(loaded).to.include.members(['commander', 'pg', 'pino']);
    expect(loaded.filter((name) => /discord|sapphire|mikro-orm|bullmq/.test(name))).to.deep.equal([]);
  });
});
