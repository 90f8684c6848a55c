import { expect } from 'chai';
import { runCli } from './run-cli.js';

const COMMANDS = [
  [],
  ['start'],
  ['migrate'],
  ['migration'],
  ['migration', 'create'],
  ['db'],
  ['db', 'url'],
  ['db', 'backup'],
  ['db', 'restore'],
  ['plugins'],
  ['doctor'],
  ['settings'],
];

describe('the command line', function () {
  this.timeout(180_000);

  for (const command of COMMANDS) {
    it(`explains "alphapy ${command.join(' ')}"`, async () => {
      const { code, stdout, stderr } = await runCli([...command, '--help']);
      expect(stdout).to.match(new RegExp(`^Usage: alphapy ${command.join(' ')}`));
      expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
    });
  }

  it('suggests what was meant', async () => {
    const { code, stderr } = await runCli(['strat']);
    expect(stderr).to.match(/Did you mean start\?/);
    expect(code).to.equal(78);
  });

  it('knows its version', async () => {
    expect((await runCli(['--version'])).stdout).to.match(/^\d+\.\d+\.\d+/);
  });

  it('says what is wrong with the configuration, without a stack', async () => {
    const { code, stderr } = await runCli(['plugins'], { API_PORT: 'x', NODE_ENV: 'production' });
    expect(stderr).to.match(
      /^The configuration is not right\.\n {2}why: {2}API_PORT: .*\n +DISCORD_TOKEN: missing.*\n {2}next:/,
    );
    expect(stderr).not.to.match(/^ +at /m);
    expect(code).to.equal(78);
  });

  it('lists plugins for people and for programs', async () => {
    const { stdout } = await runCli(['plugins', '--json']);
    const { plugins, leftOut } = JSON.parse(stdout);
    expect(leftOut).to.deep.equal([]);
    const text = (await runCli(['plugins'])).stdout;
    for (const { name, version } of plugins) expect(text).to.match(new RegExp(`^${name} +${version}`, 'm'));
  });

  it('says why a plugin is left out', async () => {
    const { stdout } = await runCli(['plugins'], { PLUGINS: 'no-such-plugin' });
    expect(stdout).to.match(/Plugin "no-such-plugin" is left out: .+/);
  });

  it('refuses shards that are none', async () => {
    const { code, stderr } = await runCli(['start', '--shards', '5-2']);
    expect(stderr).to.match(/Name numbers and ranges/);
    expect(code).to.equal(78);
  });
});
